"""Secrets announced in Japanese, Chinese and Korean, which write no space between a label, its particle and the value."""

import re

from handover.text.secrets.fitting import is_year
from handover.text.secrets.values import (
    chosen,
    core,
    harmless,
    is_code,
    is_hyphenated_phrase,
    is_key,
    marked,
    strong,
    very_strong,
)

UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
"""A letter of a script that is written without spaces, which nobody mixes into a password."""
UNSPACED_LABEL = re.compile(
    r"(?P<code>暗証番号|認証コード|確認コード|解除コード|ドアコード|リカバリーコード|ピン番号|验证码|驗證碼|인증번호|핀번호|PIN)"
    r"|(?P<key>APIキー|アクセスキー|シークレット|秘密鍵|アクセストークン|トークン|API密钥|密钥|令牌|API 키|비밀키|토큰)"
    r"|パスワード|パスフレーズ|パスコード|パス(?=は|：|:|が)|合言葉|認証情報|ログイン情報|アクセスコード|密码|密碼|口令|비밀번호|비번|암호"
)
_VALUE = re.compile(r"[!-~À-ɏ]{4,80}")
_ONE = r"[!-~À-ɏ]{3,80}?"
_PAIR = re.compile(
    rf"(?:ログイン|サインイン|アカウント|ユーザー|账号|帳號|登录|로그인|계정)\s?(?:ID|名|情報)?\s?[:は]\s?{_ONE}\s{{0,2}}[/、,と]\s{{0,2}}([!-~À-ɏ]{{6,80}})"
    rf"|{_ONE}\s?(?:と|和|와|과)\s?([!-~À-ɏ]{{6,80}}?)\s?(?:で|登录|登入|로)\s?(?:ログイン|サインイン|ログオン|로그인|登录|登入|$)"
)
"""A name and a password to log in with."""
_NAMED_SO = re.compile(r"([!-~À-ɏ]{6,80})\s?(?:という|が|は)\s?(?:仮|共通)?(?:パスワード|合言葉|비밀번호|密码)")
_OPENED = re.compile(r"(?:開く|解凍|解除|ロック|暗号化|복호화|打开|解压)[^。\n]{0,16}?([!-~À-ɏ]{6,80})")
_NETWORK_KEY = re.compile(
    r"(?:Wi-?Fi|WLAN|無線|SSID)[^。\n]{0,40}?(?:キー|鍵|键|密钥)\s?[:はが]\s?([!-~À-ɏ]{6,80})", re.IGNORECASE
)
_ELSEWHERE = (
    (re.compile("ログイン|サインイン|ログオン|アカウント|ユーザー|[账帳]|[登]|로그인|계정"), _PAIR),
    (re.compile("パスワード|合言葉|비밀번호|密码"), _NAMED_SO),
    (re.compile("開く|解凍|解除|ロック|暗号|복호|打开|解压"), _OPENED),
    (re.compile("キー|鍵|键|密钥"), _NETWORK_KEY),
)
"""Where the value stands before its label, opens a file, or is the key of a network: what must stand in a text, and how it does."""
_QUOTED = re.compile(r"[「『\"']([^「」『』\"'\s]{4,40})[」』\"']")
_NATIVE = re.compile(
    r"[はが:=をのも는은이가为是]\s{0,3}([^\s、。「」:=!-/a-zA-Z0-9]{2,20}\d{2,8}[!#$%&*?]?)(?=です|でし|だ|に|の|と|。|、|입니다|\s|$)"
)
_COUNTED = re.compile(
    r"\s?(?:年|月|日|時|分|円|文字|桁|件|人|名|回|個|台|週|か月|ヶ月|%|位|자|일|년|월|회|개|명|天|个|次|元|位)"
)
_FIRST_SIGN = "\u3001"
"""The first sign of these languages: texts in others are not looked through."""
_OF = "の"
"""What says that a quoted word is where the password is kept, and not the password."""
_NEAR, _SAME_SENTENCE = 14, 40


def holds_unspaced_secret(text: str) -> bool:
    """Return whether a value stands behind a label of these languages: "パスワードは…です"."""
    if text.isascii() or max(text) < _FIRST_SIGN:
        return False
    if any(_followed(text[found.end() : found.end() + 120], found) for found in UNSPACED_LABEL.finditer(text)):
        return True
    named = (found for pattern in _ELSEWHERE if pattern[0].search(text) for found in pattern[1].finditer(text))
    return any(_chosen(core(one)) for found in named for one in found.groups() if one)


def _chosen(value: str) -> bool:
    return chosen(value.rstrip("!?*#$")) or marked(value) or very_strong(value)


def _followed(window: str, label: re.Match[str]) -> bool:
    line = window.split("\n\n", 1)[0]
    quoted = _QUOTED.search(line)
    if quoted is not None and quoted.start() <= _NEAR and chosen(quoted[1]) and line[quoted.start() - 1] != _OF:
        return True
    native = _NATIVE.match(line)
    if (
        native is not None
        and native.start() <= 1
        and "は" not in native[1]
        and not _COUNTED.match(line, native.end())
        and chosen(native[1].rstrip("!#$%&*?"))
    ):
        return True
    for found in _VALUE.finditer(line):
        value = core(found.group().lstrip(":=-"))
        aside = found.group().startswith("(") and harmless(value)
        if aside or found.start() > _SAME_SENTENCE or "://" in value or _COUNTED.match(line, found.end()):
            continue
        if line[: found.start()].rstrip('「『"').endswith(_OF) and not marked(value):
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
