-- 把许多区的“长表.csv”“宽表.csv”装进 DuckDB，省里、市里自己分析，不用“年报填报”。
-- 用法：在放这些文件的文件夹里运行  duckdb 年报.duckdb -f import.sql  （下面各层文件夹里的都会找到）
-- 数用十进制，不用浮点数；status 是 A 正常、O 没有报、M 不可能有、P 不全。名称前面防公式的撇号在这里去掉。

CREATE OR REPLACE MACRO as_written(text) AS CASE WHEN starts_with(text, '''') THEN substr(text, 2) ELSE text END;

CREATE OR REPLACE TABLE lines AS
SELECT filename AS file, CAST(year AS INTEGER) AS year, as_written(unit_id) AS unit_id, as_written(unit) AS unit,
       as_written(kind) AS kind, form, ref, TRY_CAST(value AS DECIMAL(30, 12)) AS value, value AS written, status, code
FROM read_csv('**/长表.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
              nullstr = '', filename = true);

-- 每个文件最后一行写着 n/N 和没有计入的单位：先看这个，再看数。
CREATE OR REPLACE VIEW coverage AS
SELECT file, year, unit AS title, as_written(written) AS coverage, code FROM lines WHERE ref = 'coverage';

CREATE OR REPLACE VIEW figures AS
SELECT * EXCLUDE (written) FROM lines WHERE ref <> 'coverage';

-- 每种格式各加各的。missing 是没有报的单位数，不是 0。
CREATE OR REPLACE VIEW sums AS
SELECT year, form, ref, sum(value) FILTER (status IN ('A', 'P')) AS total,
       count(*) FILTER (status IN ('A', 'P')) AS units, count(*) FILTER (status = 'O') AS missing
FROM figures GROUP BY year, form, ref;
