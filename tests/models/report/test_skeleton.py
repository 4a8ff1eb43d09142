"""A first draft of the texts: it follows the tables, claims nothing that nobody entered, and leaves alone what is
written."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

import pytest

from models.form.refs import TextRef
from models.form.vocabulary import Narrative
from models.report.fields import pieces
from models.report.report import Report
from models.report.skeleton import dropped_with, gaps, has_skeleton, is_unwritten, skeletons, with_skeleton
from models.report.skeleton_sentences import DROPPED, SKELETONS
from models.rules import check
from tests.builders import answered, balanced, typed_out
from tests.models.rules.checking import found_by
from tests.thoroughness import few

OVERVIEW, PROBLEMS, OTHER = (TextRef("texts", key) for key in ("overview", "problems", "other"))
NO_TEXTS = {str(ref): "" for ref in (OVERVIEW, PROBLEMS, OTHER)}
EMPTY = answered(balanced(), NO_TEXTS)
ZEROS = answered(EMPTY, {str(ref): "0" for ref in EMPTY.form.cells})
NEW, CARRIED_IN, GRANTED = (f"applications/{row}/natural" for row in ("new", "carried_in", "granted"))
UNPAID = "applications/other_unpaid/natural"
_GAP = re.compile("【写[^】]*】")
VARIANTS = [variant for parts in SKELETONS.values() for part in parts for one in part.choices for variant in one]


def drafted(report: Report) -> Report:
    """Return a report in which every text that nobody has written has its skeleton."""
    return report.applied(report.edit(skeletons(report)))


def printed(report: Report, ref: TextRef = OVERVIEW) -> str:
    return drafted(report).printed(ref)


def overview(report: Report) -> Narrative:
    [narrative] = [one for one in report.form.narratives if one.id == "overview"]
    return narrative


def with_applications(**figures: int) -> Report:
    rows = {f"applications/{row}/natural": str(count) for row, count in figures.items()}
    return answered(ZEROS, rows)


def test_no_sentence_claims_what_nobody_entered() -> None:
    """What follows from no table is a gap; around it stands nothing that an office could not say."""
    free = [one.words for one in VARIANTS if not (one.some or one.none or "{{" in one.words)]

    assert {re.sub("【[^】]*】", "", one) for one in free} == {
        *("。", "{year}年，。"),
        *("一是。", "二是。", "三是。", "下一步：一是。"),
    }


@pytest.mark.parametrize("numeral", ["一是", "二是", "三是"])
def test_problems_and_measures_are_lists_that_can_be_lengthened_or_shortened(numeral: str) -> None:
    text = printed(EMPTY, PROBLEMS)

    assert text.count(numeral) == 2
    assert "下一步：一是【写" in text


def test_a_gap_that_may_be_left_out_goes_with_its_sentence() -> None:
    report = drafted(ZEROS)
    text = report.printed(OVERVIEW)
    goes = [text[slice(*dropped_with(report, text, *one))] for one in gaps(text)]

    assert [one for one in goes if one.startswith("【写2023年") and one.endswith("删去这一句】。")]
    assert all(one.endswith("删去这一句】。") or "删去" not in one for one in goes)
    adapted = text.replace("【写2023年清理", "我办【写2023年清理")
    at = adapted.index("【写2023年清理")
    assert dropped_with(report, adapted, at, adapted.index("】", at) + 1)[0] == at


def test_nothing_stands_around_what_may_be_written_in_any_words_or_left_out() -> None:
    free = [
        one.words for part in SKELETONS["overview"] for choice in part.choices for one in choice if "【" in one.words
    ]

    assert {re.sub("【[^】]*】", "", one) for one in free} == {"。"}
    assert {topic for topic in ("解读", "回应", "指南") if any(topic in one and DROPPED in one for one in free)} == {
        "解读",
        "回应",
        "指南",
    }


def test_a_skeleton_that_an_earlier_version_has_put_is_nobodys_own_yet() -> None:
    before = "（一）主动公开情况\n2023年，【写主动公开了哪些方面的信息、共多少条；没有统计条数的只写哪些方面】。"
    assert is_unwritten(EMPTY, before)
    assert not is_unwritten(EMPTY, before.replace("共多少条", "几条"))


def test_what_no_notice_asks_for_may_be_left_out_or_told_elsewhere_and_is_asked_no_other_way() -> None:
    assert "公开指南、公开目录修订了什么，可以不写；没有的、写在别处的删去这一句】" in printed(ZEROS)
    assert is_unwritten(EMPTY, "（一）主动公开情况\n【写2023年公开指南、公开目录修订了什么；没有的删去这一句】。")


def test_every_gap_says_what_to_write() -> None:
    for words in (one.words for one in VARIANTS):
        assert len(gaps(words)) == words.count("【") == words.count("】")


def test_an_office_without_applications_says_so_and_nothing_of_it_is_found_wrong() -> None:
    report = drafted(ZEROS)

    assert "没有收到政府信息公开申请，也没有上年结转的申请。没有需要办理和结转下年度的申请。" in printed(ZEROS)
    assert report.printed(OTHER) == "2023年，没有收到政府信息公开申请，没有收取信息处理费。"
    assert gaps(report.printed(OTHER)) == ()
    assert {one.rule for one in check(report)} == {"S-DRAFT"}
    assert found_by(report, "S-DRAFT")[0].left == (OVERVIEW,)


@pytest.mark.parametrize(
    ("figures", "said", "not_said"),
    [
        (
            {"new": 3, "granted": 3},
            "新收政府信息公开申请3件，其中自然人3件；没有上年结转的申请。办结3件，其中予以公开3件；没有结转",
            "结转0",
        ),
        (
            {"carried_in": 2, "partial": 2},
            "没有新收政府信息公开申请，上年结转2件。办结2件，其中部分公开2件；没有结转",
            "新收0",
        ),
        (
            {"new": 3, "carried_in": 2, "granted": 4, "carried_out": 1},
            "申请3件，其中自然人3件；上年结转2件。办结4件",
            "没有",
        ),
        ({"new": 5, "carried_out": 5}, "办结0件；结转下年度继续办理5件", "办结0件，"),
    ],
)
def test_the_variant_fits_the_applications(figures: dict[str, int], said: str, not_said: str) -> None:
    text = printed(with_applications(**figures))
    [paragraph] = [line for line in text.split("\n") if "办结" in line]

    assert said in paragraph
    assert not_said not in paragraph.partition("没有因政府")[0]


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ({"review": 2}, "被申请行政复议2件，其中维持2件；没有被提起行政诉讼。"),
        ({"direct": 1}, "没有因政府信息公开工作被申请行政复议；未经复议直接起诉1件，其中维持1件。"),
        ({"after_review": 1}, "没有因政府信息公开工作被申请行政复议；复议后起诉1件，其中维持1件。"),
        ({"review": 2, "after_review": 1}, "行政复议2件，其中维持2件；复议后起诉1件，其中维持1件。"),
        ({"review": 2, "direct": 1}, "行政复议2件，其中维持2件；未经复议直接起诉1件，其中维持1件。"),
        ({}, "没有因政府信息公开工作被申请行政复议、提起行政诉讼。"),
    ],
)
def test_the_variant_fits_reviews_and_lawsuits(cases: Mapping[str, int], said: str) -> None:
    columns = {f"litigation/cases/{stage}_upheld": str(count) for stage, count in cases.items()}

    assert said in printed(answered(ZEROS, columns))


def test_who_has_applied_and_how_each_case_has_ended_is_told_as_far_as_there_is_any() -> None:
    cells = {
        **{f"applications/new/{column}": count for column, count in (("natural", 14), ("business", 4), ("other", 1))},
        **{f"litigation/cases/review_{end}": 1 for end in ("upheld", "other")},
        "litigation/cases/direct_pending": 1,
    }
    report = drafted(answered(ZEROS, {one: str(count) for one, count in cells.items()}))
    text = report.printed(OVERVIEW)

    assert "新收政府信息公开申请19件，其中自然人14件、商业企业4件、其他组织1件；没有" in text
    assert "行政复议2件，其中维持1件、其他结果1件；未经复议直接起诉1件，其中尚未审结1件。" in text
    changed = answered(report, {"litigation/cases/review_corrected": "3", "applications/new/business": "0"})
    again = with_skeleton(changed, overview(changed), ())
    assert "其中维持1件、纠正3件、其他结果1件；" in changed.applied(changed.edit({OVERVIEW: again})).printed(OVERVIEW)
    assert "商业企业" not in again


def test_a_fee_is_never_guessed() -> None:
    unpaid = with_applications(new=1, other_unpaid=1)

    assert "缴纳费用，不再处理其政府信息公开申请1件；【写" in printed(unpaid, OTHER)
    assert printed(EMPTY, OTHER).startswith("2023年，【写")


def test_figures_are_fields_and_follow_the_tables() -> None:
    report = answered(drafted(with_applications(new=3, granted=3)), {NEW: "7", GRANTED: "7"})

    assert "新收政府信息公开申请7件" in report.printed(OVERVIEW)
    assert not re.search(r"\d件", "".join(one.kept for one in pieces(report.text(*OVERVIEW)) if one.cell is None))


def test_before_the_tables_are_filled_in_no_case_is_taken_for_granted() -> None:
    blank = answered(Report.blank(2025), {"cover/agency": "开元街道办事处"})

    assert "没有" not in re.sub("【[^】]*】", "", printed(blank))
    assert "N-" not in {one.rule[:2] for one in check(drafted(blank))}


def test_put_in_again_it_fits_the_tables_as_they_are_now() -> None:
    early = drafted(answered(Report.blank(2023), {}))
    late = answered(early, {str(ref): "0" for ref in early.form.cells if ref not in early.form.totals})

    assert printed(late) == printed(answered(late, NO_TEXTS))
    assert skeletons(drafted(late)) == {}


def test_under_the_sub_headings_of_last_year_stands_what_is_about_the_same() -> None:
    outline = "（一）依申请公开政府信息情况\n（二）队伍建设\n（三）主动公开政府信息情况"
    text = printed(answered(ZEROS, {str(OVERVIEW): outline}))
    lines = text.split("\n")

    assert lines[0] == "（一）依申请公开政府信息情况"
    assert lines[1].startswith("2023年，没有收到政府信息公开申请")
    assert lines[2:4] == ["（二）队伍建设", "（三）主动公开政府信息情况"]
    assert [line for line in lines if line.startswith("（")][3:] == [
        "（四）政府信息管理情况",
        "（五）平台建设情况",
        "（六）监督保障情况",
    ]


def test_what_is_written_stays() -> None:
    own = "（一）主动公开情况\n全年公开8条。"
    report = answered(ZEROS, {str(OVERVIEW): own})

    assert OVERVIEW not in skeletons(report)
    assert with_skeleton(report, overview(report), ()) == own
    assert with_skeleton(report, overview(report), ["平台"]).startswith(
        f"{own}\n（二）平台建设情况\n【写政府信息在哪里"
    )


def test_beside_what_is_written_the_sentences_of_tables_are_exchanged_for_those_that_fit() -> None:
    report = drafted(ZEROS)
    touched = answered(
        report, {str(OVERVIEW): _GAP.sub("公开政府信息8条", report.text(*OVERVIEW), 1), NEW: "3", GRANTED: "3"}
    )
    text = with_skeleton(touched, overview(touched), ())

    assert "公开政府信息8条" in text
    assert not is_unwritten(touched, text)
    assert "没有收到政府信息公开申请" not in text
    assert "{{applications/new/total}}件，其中自然人{{applications/new/natural}}件；没有上年结转的申请。办结" in text


def test_a_form_that_does_not_ask_for_the_fee_has_no_sentence_about_it() -> None:
    old = answered(balanced(2020), NO_TEXTS)

    assert OTHER not in skeletons(old)
    assert [has_skeleton(one) for one in old.form.narratives] == [True, True, False]
    assert "制发" not in printed(old)  # that form counts other things


@pytest.mark.parametrize("seed", few(range(30), 4))
def test_whatever_stands_in_the_tables_a_skeleton_says_the_same(seed: int) -> None:
    """Put in over one table, and again over another."""
    report = drafted(_at_random(EMPTY, seed))
    again = drafted(_at_random(report, seed + 1000))

    for one in (report, again):
        assert not [finding for finding in check(one) if finding.rule.startswith("N-")]
        assert not any(finding.fix for finding in found_by(one, "S-DRAFT"))
    assert again.text(*OVERVIEW) == drafted(_at_random(EMPTY, seed + 1000)).text(*OVERVIEW)


def _at_random(report: Report, seed: int) -> Report:
    dice = random.Random(seed)  # noqa: S311  nothing secret
    cells = (str(ref) for ref in report.form.cells if ref not in report.form.totals)
    return answered(report, {one: str(dice.choice((0, 0, 0, 0, 1, 2, 7))) for one in cells})


def test_a_long_text_is_gone_through_once() -> None:
    """Its sentences, its gaps, whose they are."""
    sentence = "2023年，没有收到政府信息公开申请，也没有上年结转的申请。【写，其中予以公开"
    report = answered(typed_out(balanced()), {str(OVERVIEW): sentence * 1500})

    assert not is_unwritten(report, report.text(*OVERVIEW))
    assert len(gaps(report.printed(OVERVIEW))) == 1500, "each ends where the next begins"
