"""Secrets announced in Japanese, Chinese and Korean, which write no space between a label, its particle and the value."""

import re

from handover.text.secrets.fitting import is_year
from handover.text.secrets.values import chosen, core, is_code, is_hyphenated_phrase, is_key, marked, strong

UNSPACED_LABEL = re.compile(
    r"(?P<code>暗証番号|認証コード|確認コード|解除コード|ドアコード|リカバリーコード|ピン番号|验证码|驗證碼|인증번호|핀번호|PIN)"
    r"|(?P<key>APIキー|アクセスキー|シークレット|秘密鍵|アクセストークン|トークン|API密钥|密钥|令牌|API 키|비밀키|토큰)"
    r"|パスワード|パスフレーズ|パスコード|パス(?=は|：|:|が)|合言葉|認証情報|ログイン情報|アクセスコード|密码|密碼|口令|비밀번호|비번|암호"
)
_VALUE = re.compile(r"[!-~À-ɏ]{4,80}")
_QUOTED = re.compile(r"[「『\"']([^「」『』\"'\s]{4,40})[」』\"']")
_NATIVE = re.compile(
    r"[はが:=をのも는은이가为是]\s{0,3}([^\s、。「」:=!-/a-zA-Z0-9]{2,20}\d{2,8}[!#$%&*?]?)(?=です|でし|だ|に|の|と|。|、|입니다|\s|$)"
)
_COUNTED = re.compile(
    r"\s?(?:年|月|日|時|分|円|文字|桁|件|人|名|回|個|台|週|か月|ヶ月|%|位|자|일|년|월|회|개|명|天|个|次|元|位)"
)
_FIRST_SIGN = "\u3001"
"""The first sign of these languages: texts in others are not looked through."""
_NEAR, _SAME_SENTENCE = 14, 40


def holds_unspaced_secret(text: str) -> bool:
    """Return whether a value stands behind a label of these languages: "パスワードは…です"."""
    if text.isascii() or max(text) < _FIRST_SIGN:
        return False
    return any(_followed(text[found.end() : found.end() + 120], found) for found in UNSPACED_LABEL.finditer(text))


def _followed(window: str, label: re.Match[str]) -> bool:
    line = window.split("\n\n", 1)[0]
    quoted = _QUOTED.search(line)
    if quoted is not None and quoted.start() <= _NEAR and chosen(quoted[1]):
        return True
    native = _NATIVE.match(line)
    if (
        native is not None
        and native.start() <= 1
        and not _COUNTED.match(line, native.end())
        and chosen(native[1].rstrip("!#$%&*?"))
    ):
        return True
    for found in _VALUE.finditer(line):
        value = core(found.group().lstrip(":=-"))
        if found.start() > _SAME_SENTENCE or "://" in value or _COUNTED.match(line, found.end()):
            continue
        between = line[: found.start()].strip(" :=はが\n")
        near = found.start() <= _NEAR and not {"。", "\n"} & set(between)
        if marked(value) or (near and _fits(label, value)) or (chosen(value) and "新しい" in line[: found.start()]):
            return True
    return False


def _fits(label: re.Match[str], value: str) -> bool:
    if label["code"]:
        return is_code(value) and sum(one.isdigit() for one in value) >= _LEAST_FIGURES and not is_year(value)
    if label["key"]:
        return is_key(value) and (len(value) >= _LEAST_KEY or chosen(value))
    return strong(value) or is_hyphenated_phrase(value) or (value.isdigit() and not is_year(value))


_LEAST_FIGURES, _LEAST_KEY = 4, 12
