-- 同样的数，一个单位一行：全国几十万份也只要几秒。用法和 import.sql 一样，找的是“宽表.csv”。
-- 有文字的格不是数，在这里是空的；原来的写法在“汇总依据.json”里。

CREATE OR REPLACE TABLE reports AS
SELECT filename AS file, CAST(year AS INTEGER) AS year, unit_id, unit, kind, form, status, code,
       TRY_CAST(COLUMNS('.*/.*') AS DECIMAL(30, 12))
FROM read_csv('**/宽表.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
              nullstr = '', filename = true, union_by_name = true)
WHERE unit_id IS NOT NULL;  -- 合计、n/N 两行没有单位编号

CREATE OR REPLACE VIEW wide_sums AS
SELECT year, form, count(*) FILTER (status <> 'O') AS units, count(*) FILTER (status = 'O') AS missing,
       sum(COLUMNS('.*/.*'))
FROM reports GROUP BY year, form;
