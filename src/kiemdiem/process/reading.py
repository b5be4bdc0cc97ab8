"""Reads the steps of the process from the words of the tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kiemdiem.classes import Classes
from kiemdiem.plan import Plan, Role, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.process.steps import Act, Step

_Found = tuple[Step, frozenset[str], slice, bool]

_NOWHERE = slice(0, 0)
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s|$))+")
_RATING = re.compile(r"xếp loại|đánh giá|chất lượng")
_ACT = r"(?:tự )?(?:kiểm điểm|phê bình|nhận xét|đánh giá|xếp loại|chấm điểm|phân tích|bình xét)(?: chất lượng)?"
_HEAD = re.compile(
    r"(?:[\s,;:–-]|(?:và|các|chỉ đạo|tham mưu|tổ chức|thực hiện|tiến hành|triển khai|hoàn thành|việc|công tác|họp"
    rf"|hội nghị)\b)*({_ACT}(?:(?:, và|,| và) {_ACT})*)"
)
_HEAD_STEPS = {
    Step.REVIEW: re.compile("kiểm điểm|phê bình"),
    Step.RATE: re.compile("nhận xét|đánh giá|xếp loại|chấm điểm|bình xét"),
}
_PREPARES = re.compile(r"\s*(?:tham mưu\s+)?(?:xây dựng|soạn|chuẩn bị|hướng dẫn|ban hành|dự kiến|quán triệt|lập)\b")
_DECIDES = re.compile(
    r"(?<!theo )(?<!khi )(?<!khi có )(?<!căn cứ )(?<!dự thảo )"
    r"(?:\bquyết định\b(?! số| này)|\bhọp xét\b|\bxét duyệt\b|\bphê duyệt\b|\bthông qua\b)"
)
_PASSES = re.compile(r"\s*(?:(?:kết quả|mức|việc|đề nghị)\s+)*(?:đánh giá|xếp loại)")
_ELSE = re.compile(
    r"[\s,]*(?:(?:cụ thể|về|việc|các|những)\s+)*(?:vấn đề|nội dung|gợi ý|đề cương|(?:bản )?kế hoạch|chương trình"
    r"|thành phần|thời gian|địa điểm|lịch|khen|thưởng|biểu mẫu|tiêu chí|tiêu chuẩn|hướng dẫn|(?:danh sách )?nhóm"
    r"|chia nhóm|cử|phân công|thành lập)\b"
)
_SUBMITS = re.compile(r"\btrình\b[^.;\n]{0,200}?\b(?:xem xét|đánh giá)\b[^.;\n]{0,80}?xếp loại")
_DELEGATES = re.compile(r"\b(?:đánh giá|xếp loại)\b[^.;\n]{0,200}?\btheo thẩm quyền\b")
_TOLD = {
    Step.REPORT: re.compile(
        r"\bbáo cáo (?:về |tổng hợp )?kết quả\b|\b(?:gửi|nộp)\b[^.;\n]{0,80}\bkết quả (?=đánh giá|xếp loại)"
        r"|\bkết quả (?:đánh giá, )?xếp loại\b(?=[^.;\n]{0,200}\bgửi\b)"
    ),
    Step.ANNOUNCE: re.compile(
        r"\b(?:thông báo|công bố|công khai)\b[^.;\n]{0,40}?\bkết quả\b"
        r"|\b(?:ban hành|thông báo) kết luận (?:về )?(?:việc )?(?=đánh giá|xếp loại)"
    ),
}
_ADDRESSEE = re.compile(r"\b(?:đến|tới|cho|gửi)\s+(?:các|từng|mỗi|toàn thể|tất cả)\b[^,.;\n]*")
_NOT_YET = re.compile(r"\s*(?:tự|dự kiến|đề xuất|đề nghị)\b")
_PAPERS = {
    Step.DECIDE: re.compile(r"quyết định\b"),
    Step.REPORT: re.compile(r"báo cáo kết quả\b"),
    Step.ANNOUNCE: re.compile(r"(?:thông báo kết quả|kết luận)\b"),
}


class Reader:
    """Reads one task of a plan after the other."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._classes = Classes(plan)
        self._members = cache(plan.members)

    def read(self, task: Task) -> Iterator[Act]:
        """One act for every step that `task` shows, with all its classes and the first words found."""
        steps: dict[Step, Act] = {}
        for step, kinds, words, own in self._found(task):
            known = steps.get(step) or Act(step, task, frozenset())
            steps[step] = Act(step, task, known.kinds | kinds, known.words or words, known.own or own)
        yield from steps.values()

    def _found(self, task: Task) -> Iterator[tuple[Step, frozenset[str], str, bool]]:
        text = unmarked(task.text)
        mentions = self._plan.mentions(text)
        acting = {member for line in task.acting_roles for id_ in line.who for member in self._members(id_)}
        acting.add(self._plan.document.issuer)
        # Who acts is not who is rated: "Ban Chấp hành Đảng bộ quyết định …".
        plain = _blank(text, [(m.start, m.end) for m in mentions if self._members(m.id) & acting])
        headless = _blank(text, [(m.start, m.end) for m in mentions])
        for match in _SENTENCE.finditer(text):
            part = slice(*match.span())
            for step, kinds, words, own in (*self._at_head(plain[part], headless[part]), *self._within(plain[part])):
                yield step, kinds, match[0][words], own
        yield from ((step, kinds, "", own) for step, kinds, _words, own in self._beside(task, plain))

    def _at_head(self, sentence: str, headless: str) -> Iterator[_Found]:
        if head := _HEAD.match(_small(headless)):
            for step, pattern in _HEAD_STEPS.items():
                if pattern.search(head[1]):
                    yield step, self._classes.named(sentence), slice(*head.span(1)), "tự " in head[1]

    def _within(self, sentence: str) -> Iterator[_Found]:
        small, decided = _small(sentence), False
        for match in _DECIDES.finditer(small):
            step = _decision(small, match)
            if step is Step.DECIDE:
                decided = True
                kinds = self._classes.named(sentence[match.end() :]) or self._classes.named(sentence[: match.start()])
                yield step, kinds, slice(*match.span()), False
                break
            if step:
                yield step, frozenset(), slice(*match.span()), False
        if not decided and (left := _DELEGATES.search(small)):
            yield Step.DELEGATE, self._classes.named(sentence[slice(*left.span())]), slice(*left.span()), False
        if not decided and (handed := _SUBMITS.search(small)):
            yield Step.SUBMIT, self._classes.named(sentence[handed.start() :]), slice(*handed.span()), False
        for told, pattern in _TOLD.items():
            if (found := pattern.search(small)) and _results(small, found):
                words = slice(found.start(), found.start() + len(found[0].rstrip()))
                yield told, self._classes.named(_without_addressee(sentence[found.start() :])), words, False

    def _beside(self, task: Task, plain: str) -> Iterator[_Found]:
        """What the assessments, the roles and the papers of a task say."""
        if task.assessments:
            yield Step.RATE, frozenset(), _NOWHERE, False
        small = _small(plain)
        if any(Role.DECIDES in line.role for line in task.roles) and not _DECIDES.search(small):
            rates = _RATING.search(small) and not _PREPARES.match(small)
            yield (Step.DECIDE if rates else Step.DECIDE_ELSE), self._classes.named(plain), _NOWHERE, False
        for paper in task.produces:
            for step, pattern in _PAPERS.items():
                if _is_paper(_small(paper.name), pattern):
                    yield step, self._classes.named(paper.name), _NOWHERE, False


def _decision(sentence: str, match: re.Match[str]) -> Step | None:
    """What a deciding word decides: ratings, something else, or (thông qua: by means of) nothing at all."""
    after, before = sentence[match.end() : match.end() + 200], sentence[max(match.start() - 400, 0) : match.start()]
    if match[0] == "thông qua" and not _PASSES.match(after):
        return None
    if _ELSE.match(after):
        return Step.DECIDE_ELSE
    rates = match[0] == "họp xét" or _RATING.search(after) or _RATING.search(before)
    return Step.DECIDE if rates else Step.DECIDE_ELSE


def _results(sentence: str, match: re.Match[str]) -> bool:
    """Whether what is reported or announced are the results of the rating, no proposals or self-ratings."""
    rest = sentence[match.end() :].partition(";")[0]
    if _NOT_YET.match(rest):
        return False
    bare = match[0].endswith("kết quả") and not match[0].startswith("báo cáo") and not rest.strip(" .,")
    return bare or bool(_RATING.search(match[0]) or _RATING.search(rest))


def _is_paper(name: str, pattern: re.Pattern[str]) -> bool:
    match = pattern.match(name)
    after = name[match.end() :] if match else ""
    return bool(match and _RATING.search(name)) and not (_ELSE.match(after) or _NOT_YET.match(after))


def _blank(text: str, stretches: list[tuple[int, int]]) -> str:
    """`text` with blanks in place of some stretches, every other character where it was."""
    parts, place = [], 0
    for start, end in stretches:
        parts += [text[place:start], " " * (end - start)]
        place = end
    return "".join((*parts, text[place:]))


def _small(text: str) -> str:
    """`text` in small letters, of the same length."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _without_addressee(text: str) -> str:
    """`text` without those to whom something is told: they are not the ones it is about."""
    return _ADDRESSEE.sub("", text)
