"""How an office can be reached is read however the ways are joined; each ends where the next begins."""

from __future__ import annotations

import pytest

from models.importers.published.ways_of_contact import ways_of_contact

PHONE, CODE, PLACE, MAIL = "0591-23165370", "350400", "某路1号", "a_b@c.gov.cn"


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("电话：0591\u201123165370；邮编：350400", {"phone": PHONE, "postcode": CODE}),
        ("邮编：350400；电话/传真：0591-23165370。", {"postcode": CODE, "phone": PHONE}),
        ("联系电话（传真）：0591-23165370，邮编：350400", {"phone": PHONE, "postcode": CODE}),
        (
            "地址：某路1号；电话：0591-23165370；传真：0591-1；邮政编码：350400）。",
            {"address": PLACE, "phone": PHONE, "postcode": CODE},
        ),
        (
            "（地址：某路1号 邮编350400 电话0591-23165370 电子邮箱a_b@c.gov.cn）",
            {"address": PLACE, "postcode": CODE, "phone": PHONE, "email": MAIL},
        ),
        ("邮编：350400电话：0591-23165370传真：0591-1234567", {"postcode": CODE, "phone": PHONE}),
        ("邮编：350400、电话：0591-23165370、地址：某路1号。", {"postcode": CODE, "phone": PHONE, "address": PLACE}),
        ("办公地址位于某路1号，电话号码为0591-23165370。", {"address": PLACE, "phone": PHONE}),
        ("电话及传真：0591-23165370；E-mail：a_b@c.gov.cn", {"phone": PHONE, "email": MAIL}),
        ("联系电话：0591-23165370，网址：http://x.cn。", {"phone": PHONE}),
        ("联系人：张三，电话：0591-23165370，邮箱：a_b@c.gov.cn", {"phone": PHONE, "email": MAIL}),
        ("电话：0591-23165370、0591-23165371", {"phone": "0591-23165370、0591-23165371"}),
        ("电话：（0591）23165370转801", {"phone": "（0591）23165370转801"}),
        ("地址：某路1号，2层；电话：\n0591-23165370", {"address": "某路1号，2层", "phone": PHONE}),
        ("电话政务服务持续优化，邮编管理规范", {}),
    ],
)
def test_ways_end_where_the_next_begins(text: str, answers: dict[str, str]) -> None:
    found = ways_of_contact(text)

    assert {key: way.value for key, way in found.items()} == answers
    assert all(way.sure for way in found.values())


@pytest.mark.parametrize("text", ["邮编：35040", "邮编：3504001", "电话：见网站", "电话：0591-23165370内线甲2"])
def test_what_looks_otherwise_is_asked_about(text: str) -> None:
    assert [way.sure for way in ways_of_contact(text).values()] == [False]
