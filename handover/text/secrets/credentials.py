"""What the keys, tokens and addresses look like that services give out, as data.

A rule is looked at only when one of its `hints` stands in the text (in lower case), so that an ordinary text costs a few
substring searches. Every repetition in a pattern is bounded, so that the work for each place in a text is, too (tested).
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

LEFT = r"(?<![A-Za-z0-9])"
"""Where a key may begin: not in the middle of a word."""


_WITHOUT_SPACE = re.compile(r"\[\^(?:[^\]\\]|\\.){0,20}\\s(?:[^\]\\]|\\.){0,40}\]|\\\.|\[[^\]]{0,80}\.[^\]]{0,80}\]")
_SPACE = re.compile(r"\\s|\[ |\[\^| |\.")


@dataclass(frozen=True)
class Credential:
    """A kind of credential: what it is called, what must stand in a text for it to be looked for, and its pattern."""

    kind: str
    hints: tuple[str, ...]
    expression: str = field(repr=False)
    always: bool = False
    """Whether nothing else looks like this, so that nobody can say it is no secret."""
    ignore_case: bool = False

    @cached_property
    def spaced(self) -> bool:
        """Return whether a space may stand in the credential."""
        return bool(_SPACE.search(_WITHOUT_SPACE.sub("", self.expression)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the credential looks like. Compiled when a hint of it is first met: all of them would slow every start."""
        return re.compile(self.expression, re.IGNORECASE if self.ignore_case else 0)


def _rule(kind: str, hints: str, pattern: str, *, always: bool = False, ignore_case: bool = False) -> Credential:
    return Credential(kind, tuple(hints.split()), pattern, always, ignore_case)


PRIVATE_KEYS = (
    _rule(
        "private key",
        "-----begin",
        r"-----BEGIN[ ]{1,3}(?:[A-Z0-9]{1,12}[ ]){0,4}PRIVATE[ ]KEY(?:[ ]BLOCK)?",
        always=True,
        ignore_case=True,
    ),
    _rule("SSH private key", "---- begin", r"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY", always=True, ignore_case=True),
    _rule("PuTTY private key", "putty-user-key-file", r"PuTTY-User-Key-File-[23]", always=True, ignore_case=True),
    _rule("age key", "age-secret-key-1", r"AGE-SECRET-KEY-1[0-9A-Za-z]{40,70}", always=True, ignore_case=True),
    _rule(
        "service account key", "private_key", r'"private_key(?:_id)?"\s{0,5}:\s{0,5}"[^"\s][^"]{7,60}', ignore_case=True
    ),
)
CLOUDS = (
    _rule(
        "AWS access key",
        "akia asia abia acca a3t",
        LEFT + r"(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Z0-9])",
    ),
    _rule("AWS MWS key", "amzn.mws.", r"amzn\.mws\.[0-9a-f-]{20,40}"),
    _rule(
        "AWS Bedrock key",
        "absk bedrock-api-key",
        LEFT + r"(?:ABSK[A-Za-z0-9+/]{60,300}|bedrock-api-key-[A-Za-z0-9+/]{20,200})",
    ),
    _rule(
        "presigned address",
        "x-amz-signature x-goog-signature",
        r"X-(?:Amz|Goog)-Signature=[0-9a-f]{32,600}",
        ignore_case=True,
    ),
    _rule("Google API key", "aiza", LEFT + r"AIza[0-9A-Za-z_-]{30,40}"),
    _rule("Google client secret", "gocspx-", r"GOCSPX-[0-9A-Za-z_-]{20,40}"),
    _rule("Google access token", "ya29.", LEFT + r"ya29\.[0-9A-Za-z_-]{20,300}"),
    _rule("Google refresh token", "1//0", LEFT + r"1//0[0-9A-Za-z_-]{30,200}"),
    _rule("Firebase server key", ":apa91b", LEFT + r"[A-Za-z0-9_-]{6,40}:APA91b[A-Za-z0-9_-]{60,200}"),
    _rule(
        "Azure account key",
        "accountkey= sharedaccesskey=",
        r"(?:Account|SharedAccess)Key=[A-Za-z0-9+/%]{20,120}={0,2}",
        ignore_case=True,
    ),
    _rule("Azure signed address", "sig=", r"[?&;]sig=[A-Za-z0-9%+/_-]{20,120}", ignore_case=True),
    _rule("Azure client secret", "q~", LEFT + r"[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{30,36}"),
    _rule("Alibaba access key", "ltai", LEFT + r"LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])"),
    _rule("Tencent secret id", "akid", LEFT + r"AKID[A-Za-z0-9]{28,36}(?![A-Za-z0-9])"),
    _rule(
        "Yandex key",
        "aqvn t1. yc",
        LEFT + r"(?:AQVN[A-Za-z0-9_-]{30,40}|t1\.[A-Za-z0-9_-]{20,250}\.[A-Za-z0-9_-]{40,90}"
        r"|YC[A-Za-z0-9_-]{38}(?![\w-]))",
    ),
    _rule("DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", r"do[opr]_v1_[0-9a-f]{20,64}"),
    _rule("Heroku key", "hrku-", r"HRKU-[0-9A-Za-z_-]{20,64}"),
    _rule(
        "Fly.io token",
        "fo1_ fm1 fm2_",
        LEFT + r"(?:fo1_[\w-]{30,60}|fm1[ar]_[A-Za-z0-9+/]{40,600}|fm2_[A-Za-z0-9+/]{40,600})",
    ),
    _rule(
        "Scaleway, Scalingo or Netlify token", "tk-us- nfp_", LEFT + r"(?:tk-us-[\w-]{30,60}|nfp_[A-Za-z0-9]{30,60})"
    ),
    _rule("Vercel token", "vcp_ vck_ vca_ vci_", LEFT + r"vc[pkaci]_[A-Za-z0-9]{24,80}"),
    _rule("Supabase key", "sbp_ sb_secret_", LEFT + r"(?:sbp_[0-9a-f]{20,60}|sb_secret_[A-Za-z0-9_-]{16,60})"),
    _rule("PlanetScale password", "pscale_", r"pscale_(?:tkn|pw|oauth)_[\w.-]{20,70}"),
    _rule("Databricks token", "dapi", LEFT + r"dapi[0-9a-f]{32}(?:-\d)?(?![0-9a-f])"),
    _rule("Cloudflare key", "v1.0-", LEFT + r"v1\.0-[0-9a-f]{24}-[0-9a-f]{100,160}"),
    _rule("Oracle or Neon key", "napi_ npg_", LEFT + r"(?:napi_[A-Za-z0-9]{30,80}|npg_[A-Za-z0-9]{10,40})"),
    _rule("Aiven token", "avns_", LEFT + r"AVNS_[A-Za-z0-9_-]{15,60}"),
)
CODE = (
    _rule("GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", LEFT + r"gh[pousr]_[A-Za-z0-9]{20,255}"),
    _rule("GitHub token", "v1.", LEFT + r"v1\.[0-9a-f]{40}(?![0-9a-f])"),
    _rule("GitHub token", "github_pat_", LEFT + r"github_pat_[A-Za-z0-9_]{20,255}"),
    _rule(
        "GitLab token",
        "glpat- gldt- glrt- glft- glsoat- glimt- glagent- gloas- glcbt- glptt- glffct- gr1348941 glwt-",
        r"(?:gl(?:pat|dt|rtr?|ft|soat|imt|agent|oas|cbt|ptt|ffct|wt)-|GR1348941)[A-Za-z0-9_.=-]{16,120}",
    ),
    _rule(
        "Atlassian token",
        "atatt3 atctt3 atbb atpatt3",
        LEFT + r"(?:AT(?:A|C|PA)TT3[A-Za-z0-9_=-]{20,300}|ATBB[A-Za-z0-9]{24,40})",
    ),
    _rule("npm token", "npm_", LEFT + r"npm_[A-Za-z0-9]{30,80}"),
    _rule("npm token", "_authtoken _auth=", r"_auth(?:Token)?\s{0,3}=\s{0,3}[^\s$]{8,200}", ignore_case=True),
    _rule(
        "PyPI token", "pypi-", LEFT + r"pypi-[A-Za-z0-9_-]{16,300}(?<=[A-Za-z0-9_-]{50})|pypi-AgE[A-Za-z0-9_-]{10,300}"
    ),
    _rule("RubyGems key", "rubygems_", r"rubygems_[0-9a-f]{32,64}"),
    _rule("Clojars token", "clojars_", r"CLOJARS_[0-9a-z]{40,64}", ignore_case=True),
    _rule("crates.io token", "cio", LEFT + r"cio[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    _rule("NuGet key", "oy2", LEFT + r"oy2[a-z0-9]{43}(?![a-z0-9])"),
    _rule("Docker token", "dckr_", r"dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,60}"),
    _rule("JFrog key", "akcp cmvmd", LEFT + r"(?:AKCp[A-Za-z0-9]{60,80}|cmVmd[A-Za-z0-9]{50,70})"),
    _rule("Sonar token", "squ_ sqp_ sqa_", LEFT + r"sq[upa]_[A-Za-z0-9]{30,60}"),
    _rule("Sourcegraph token", "sgp_", LEFT + r"sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{30,60}"),
    _rule(
        "Snyk, Codecov or CircleCI token",
        "ccipat_ cciprj_ snyk_",
        LEFT + r"(?:(?i:cci(?:pat|prj))_[A-Za-z0-9_]{20,90}|snyk_[a-z]{2,6}_[A-Za-z0-9._-]{20,90})",
    ),
    _rule("Buildkite token", "bkua_ bkpi_", LEFT + r"bk(?:ua|pi)_[0-9a-f]{30,60}"),
    _rule("HashiCorp Vault token", "hvs. hvb. hvr.", LEFT + r"hv[sbr]\.[A-Za-z0-9_-]{20,300}"),
    _rule(
        "HashiCorp Vault token",
        "s.",
        LEFT + r"(?-i:s\.(?=[A-Za-z0-9]{0,23}[A-Z])(?=[A-Za-z0-9]{0,23}[0-9])[A-Za-z0-9]{24}(?![A-Za-z0-9]))",
    ),
    _rule("Terraform token", "atlasv1.", r"[A-Za-z0-9]{10,20}\.atlasv1\.[A-Za-z0-9=_-]{40,80}", ignore_case=True),
    _rule("Pulumi token", "pul-", LEFT + r"pul-[0-9a-f]{40}"),
    _rule("Doppler token", "dp.", LEFT + r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{30,50}"),
    _rule(
        "Infisical or Prefect token",
        "pnu_ pnb_ st.",
        LEFT + r"(?:pn[ub]_[A-Za-z0-9]{30,50}|st\.[0-9a-f-]{20,40}\.[0-9a-f]{20,70}\.[0-9a-f]{20,70})",
    ),
    _rule(
        "1Password token",
        "ops_eyj a3-",
        LEFT + r"(?:ops_eyJ[A-Za-z0-9+/_=-]{40,600}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}"
        r"|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3})",
    ),
    _rule("Postman key", "pmak- pmat-", LEFT + r"PM(?:AK|AT)-[A-Za-z0-9-]{20,80}"),
    _rule("Octopus Deploy key", "api-", LEFT + r"API-(?=[A-Z0-9]{0,26}[0-9])[A-Z0-9]{26}(?![A-Z0-9])"),
    _rule("OpenShift token", "sha256~", LEFT + r"sha256~[\w-]{40,50}"),
    _rule("Kubernetes or Docker credentials", '"auth"', r'"auth"\s{0,5}:\s{0,5}"[A-Za-z0-9+/]{8,300}={0,2}"'),
    _rule(
        "LaunchDarkly key",
        "api- sdk- mob-",
        LEFT + r"(?:api|sdk|mob)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    ),
    _rule("Harness token", "pat. sat.", LEFT + r"[ps]at\.[A-Za-z0-9_-]{20,24}\.[0-9a-zA-Z]{20,26}\.[A-Za-z0-9]{18,22}"),
)
TALK = (
    _rule(
        "Slack token",
        "xox xapp-",
        LEFT + r"(?:xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,300}|xapp-\d{1,2}-[A-Za-z0-9-]{10,300})",
        ignore_case=True,
    ),
    _rule(
        "Slack webhook",
        "hooks.slack",
        r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[\w/+-]{10,150}",
        ignore_case=True,
    ),
    _rule(
        "Discord webhook",
        "/api/webhooks/",
        r"discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{5,25}/[\w-]{20,120}",
        ignore_case=True,
    ),
    _rule(
        "Discord token", ".", LEFT + r"[MNO][A-Za-z\d_-]{23,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,45}(?![A-Za-z\d_-])"
    ),
    _rule(
        "Teams webhook",
        "webhook.office.com outlook.office",
        r"(?:webhook\.office\.com/webhookb2|outlook\.office(?:365)?\.com/webhook)/[\w@./-]{20,300}",
        ignore_case=True,
    ),
    _rule(
        "Google Chat webhook",
        "chat.googleapis.com",
        r"chat\.googleapis\.com/v1/spaces/[\w-]{5,40}/messages\?[^\s]{0,100}(?:key|token)=[^\s]{8,200}",
        ignore_case=True,
    ),
    _rule(
        "Zapier, Make, n8n or IFTTT webhook",
        "hooks.zapier.com hook. maker.ifttt.com",
        r"(?:hooks\.zapier\.com/hooks/(?:catch|standard)/\d{3,15}/\w{5,40}"
        r"|hook\.(?:[a-z0-9]{2,5}\.)?(?:make|integromat)\.com/\w{20,60}|maker\.ifttt\.com/(?:use/"
        r"|trigger/\w{1,60}/(?:json/)?with/key/)[\w-]{10,60})",
        ignore_case=True,
    ),
    _rule(
        "Mandrill key",
        "md-",
        LEFT + r"md-(?=[A-Za-z0-9_-]{0,21}\d)(?=[A-Za-z0-9_-]{0,21}[A-Z])[A-Za-z0-9_-]{22}(?![\w-])",
    ),
    _rule(
        "Authress key",
        "acc_ acc-",
        LEFT
        + r"(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}",
    ),
    _rule("Telegram bot token", ":a", LEFT + r"(?:bot)?\d{7,11}:A[A-Za-z0-9_-]{33,40}"),
    _rule(
        "Mattermost or Rocket.Chat webhook",
        "/hooks/",
        r"https?://[\w.-]{4,80}/hooks/[A-Za-z0-9]{17,26}(?:/[A-Za-z0-9]{20,50})?(?![\w/])",
    ),
    _rule("SendGrid key", "sg.", LEFT + r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{20,64}"),
    _rule("Mailgun key", "key-", LEFT + r"(?:pub)?key-[0-9a-f]{32}(?![0-9a-f])"),
    _rule("Mailchimp key", "-us", LEFT + r"[0-9a-f]{32}-us\d{1,2}(?!\d)"),
    _rule("Brevo key", "xkeysib- xsmtpsib-", r"x(?:key|smtp)sib-[0-9a-f]{32,80}(?:-[A-Za-z0-9]{8,20})?"),
    _rule("Resend or Postmark key", "re_", LEFT + r"re_[A-Za-z0-9]{6,12}_[A-Za-z0-9]{20,30}(?![A-Za-z0-9])"),
    _rule("Twilio key", "sk ac", LEFT + r"SK[0-9a-f]{32}(?![0-9a-f])"),
    _rule("Intercom, Front or Zendesk token", "dg9r", LEFT + r"dG9r[A-Za-z0-9+/]{40,120}={0,2}"),
    _rule(
        "private calendar address",
        "/private-",
        r"calendar/ical/[^\s/]{3,120}/private-[0-9a-f]{16,64}",
        ignore_case=True,
    ),
)
MONEY_AND_SHOPS = (
    _rule("Stripe key", "k_live_ k_test_ k_prod_", LEFT + r"[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,200}"),
    _rule("Stripe webhook secret", "whsec_", r"whsec_[A-Za-z0-9+/=]{16,100}"),
    _rule("Square token", "sq0 eaaa", LEFT + r"(?:sq0(?:atp|csp|idb)-[\w-]{20,60}|EAAA[A-Za-z0-9_-]{56,64}(?![\w-]))"),
    _rule(
        "PayPal or Braintree token",
        "access_token$",
        r"access_token\$(?:production|sandbox)\$[0-9a-z]{8,24}\$[0-9a-f]{20,64}",
    ),
    _rule("Adyen key", "aqe", LEFT + r"AQE[A-Za-z0-9][A-Za-z0-9+/=-]{50,250}"),
    _rule(
        "Mollie, GoCardless or Lob key",
        "live_ test_",
        LEFT + r"(?:live|test)_(?:pub_)?(?=[A-Za-z0-9_-]{0,40}\d)[A-Za-z0-9_-]{28,80}",
    ),
    _rule("Razorpay key", "rzp_", LEFT + r"rzp_(?:live|test)_[A-Za-z0-9]{12,24}"),
    _rule("Flutterwave key", "flwsec", r"FLWSEC[K]?(?:_TEST|_LIVE)?-[0-9a-zA-Z]{10,60}", ignore_case=True),
    _rule("Plaid token", "access-", LEFT + r"access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f-]{20,30}"),
    _rule("Shopify token", "shpat_ shpca_ shppa_ shpss_ prtapi_", r"(?:shp(?:at|ca|pa|ss)|prtapi)_[A-Fa-f0-9]{20,64}"),
    _rule(
        "EasyPost or Shippo key",
        "ezak ezt shippo_ duffel_",
        LEFT + r"(?:EZ[AT]K[A-Za-z0-9]{40,70}|shippo_(?:live|test)_[A-Fa-f0-9]{30,60}|duffel_(?:live"
        r"|test)_[A-Za-z0-9_=-]{30,60})",
    ),
    _rule("HubSpot token", "pat-", LEFT + r"pat-(?:na|eu|ap)\d{1,2}-[0-9a-f]{8}-[0-9a-f-]{20,40}"),
    _rule(
        "Airtable token",
        "pat key",
        LEFT + r"(?:pat[A-Za-z0-9]{14}\.[0-9a-f]{40,64}|key(?=[A-Za-z0-9]{0,13}[A-Z])(?=[A-Za-z0-9]{0,13}\d)"
        r"[A-Za-z0-9]{14}(?![A-Za-z0-9]))",
    ),
    _rule("Salesforce session", "00d", LEFT + r"00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{40,200}"),
    _rule("Facebook token", "eaa", LEFT + r"EAA[A-Za-z][A-Za-z0-9]{60,300}"),
    _rule("Twitter bearer token", "aaaaaaaa", LEFT + r"A{16,24}[A-Za-z0-9%]{60,200}"),
)
TOOLS = (
    _rule(
        "OpenAI or Anthropic key",
        "sk- sk_",
        LEFT + r"sk[-_](?:proj-|ant-|svcacct-|admin-|or-v1-|lf-"
        r"|None-)?(?=[A-Za-z0-9_-]{0,60}[0-9A-Z])[A-Za-z0-9_-]{20,300}",
    ),
    _rule(
        "Hugging Face token",
        "hf_ api_org_",
        LEFT + r"(?:hf|api_org)_[A-Za-z]{30,40}(?![A-Za-z0-9])|" + LEFT + r"hf_[A-Za-z0-9]{30,44}(?![A-Za-z0-9])",
    ),
    _rule(
        "key of an AI service",
        "gsk_ xai- r8_ pplx- fw_ nvapi- tgp_ jina_",
        LEFT + r"(?:gsk_[A-Za-z0-9]{30,70}|xai-[A-Za-z0-9]{60,100}|r8_[A-Za-z0-9]{30,50}"
        r"|pplx-[A-Za-z0-9]{40,60}|fw_[A-Za-z0-9]{20,40}|nvapi-[\w-]{50,90}|tgp_v1_[\w-]{30,60}"
        r"|jina_[A-Za-z0-9]{40,80})",
    ),
    _rule("Linear key", "lin_", LEFT + r"lin_(?:api|oauth)_[A-Za-z0-9]{20,80}"),
    _rule(
        "Notion token", "ntn_ secret_", LEFT + r"(?:ntn_[A-Za-z0-9]{30,60}|secret_[A-Za-z0-9]{40,50}(?![A-Za-z0-9]))"
    ),
    _rule("LangSmith key", "lsv2_", LEFT + r"lsv2_[a-z]{2}_[0-9a-f]{30,40}_[0-9a-f]{8,16}"),
    _rule("Figma token", "figd_ figo_", LEFT + r"fig[dou]_[A-Za-z0-9_-]{20,70}"),
    _rule("Asana token", "/", LEFT + r"[0-2]/\d{13,19}(?:/\d{13,19})?:[0-9a-f]{32}(?![0-9a-f])"),
    _rule(
        "Typeform, Contentful or Frame.io token",
        "tfp_ cfpat- fio-u- rdme_",
        LEFT + r"(?:tfp_[\w.=-]{40,70}|CFPAT-[\w-]{30,60}|fio-u-[\w=-]{40,80}|rdme_[a-z0-9]{50,80})",
        ignore_case=True,
    ),
    _rule(
        "Grafana token",
        "glc_ glsa_ eyjr",
        LEFT + r"(?:glc_[A-Za-z0-9+/]{30,400}={0,3}|glsa_[A-Za-z0-9]{30,40}_[A-Fa-f0-9]{8}"
        r"|eyJr[A-Za-z0-9+/]{60,400}={0,3})",
    ),
    _rule(
        "New Relic key",
        "nrak- nrii- nrjs- nral nrra-",
        LEFT + r"(?:NR(?:AK|II|JS|RA)-[A-Za-z0-9_-]{16,48}|[0-9a-f]{36}NRAL)",
        ignore_case=True,
    ),
    _rule("Sentry token", "sntrys_ sntryu_", LEFT + r"sntry[su]_[A-Za-z0-9+/=_-]{30,300}"),
    _rule("Sentry address with secret", "sentry", r"https?://[0-9a-f]{32}:[0-9a-f]{32}@[\w.-]{4,80}"),
    _rule("Dynatrace token", "dt0", LEFT + r"dt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{60,70}", ignore_case=True),
    _rule("Mapbox token", "sk.eyj", LEFT + r"sk\.eyJ[\w-]{20,200}\.[\w-]{10,60}"),
    _rule("Okta token", "ssws", r"SSWS\s{1,3}[A-Za-z0-9_-]{20,60}", ignore_case=True),
    _rule("Okta token", "00", LEFT + r"00(?=[\w-]{0,39}[a-z])(?=[\w-]{0,39}[A-Z])[\w-]{40}(?![\w-])"),
    _rule("Dropbox token", "sl.", LEFT + r"sl\.(?:u\.|B)?[A-Za-z0-9_-]{40,300}"),
    _rule("Algolia, Adafruit or Duo key", "aio_", LEFT + r"aio_[A-Za-z0-9]{26,32}(?![A-Za-z0-9])"),
    _rule("Adobe client secret", "p8e-", LEFT + r"p8e-[A-Za-z0-9-]{30,40}", ignore_case=True),
    _rule("Twitch, Segment or Rollbar token", "sgp oauth:", LEFT + r"oauth:[a-z0-9]{30}(?![a-z0-9])"),
    _rule(
        "Defined, Infracost or Intra42 token",
        "dnkey- ico- s-s4t2",
        LEFT + r"(?:dnkey-[\w=-]{40,110}|ico-[A-Za-z0-9]{32}|s-s4t2(?:ud|af)-[0-9a-f]{60,70})",
    ),
    _rule("MaxMind key", "_mmk", LEFT + r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"),
    _rule("Tailscale key", "tskey-", r"tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9-]{10,80}"),
    _rule(
        "ngrok, SettleMint or other token", "sm_aat_ sm_pat_ sm_sat_ tines_", LEFT + r"sm_[aps]at_[A-Za-z0-9]{16,40}"
    ),
    _rule("ClickHouse key", "4b1d", LEFT + r"4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])"),
    _rule("Confluent, Zuplo or Clerk key", "zpka_ k_live_ ak_live_", LEFT + r"zpka_[a-z0-9]{30,50}_[a-f0-9]{8}"),
)
FORMS = (
    _rule("signed token (JWT)", "eyj", LEFT + r"ey[JI][A-Za-z0-9_-]{8,2000}\.\s?e[A-Za-z0-9_/-]{8,4000}"),
    _rule(
        "address with a password",
        "://",
        r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\s/@:?#\"<>]{0,100}:(?!(?:\*{2,9}|x{3,9}|<[^>\s]{0,30}>?"
        r"|\$\{?\w{0,40}\}?|\{\{?[^}\s]{0,40}\}?\}?|\[[^\]\s]{0,30}\]|password|passwort|pass|pwd"
        r"|your[\w-]{0,30})@)[^\s/@?#\"]{2,200}@[^\s/@]{2,200}",
        ignore_case=True,
    ),
    _rule(
        "address with a password",
        "://",
        r"(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|rediss|amqps?|mssql|sqlserver|ftps?|sftp"
        r"|smtps?|imaps?|ldaps?)(?:\+\w{1,12})?://[^\s/@:\"<>]{0,100}:(?![*<$\[{]|password@"
        r"|pass@)[^\s@\"]{2,200}@[^\s/@]{2,200}",
        ignore_case=True,
    ),
    _rule(
        "authorization header",
        "authorization",
        r"authorization[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?:(?:basic|bearer|token|digest|apikey|negotiate"
        r"|aws4-hmac-sha256|bot|sso-key)\s{1,3})?[\"']?(?=[^\s\"']{0,80}[0-9=])(?!\$|<|\{|\*"
        r"|x{3})[^\s\"']{10,2000}",
        ignore_case=True,
    ),
    _rule(
        "bearer token",
        "bearer",
        r"\bbearer[\"']?\s{0,2}[:=]?\s{1,3}[\"']?(?=[A-Za-z0-9._~+/=-]{0,60}[0-9])"
        r"[A-Za-z0-9._~+/=-]{16,2000}",
        ignore_case=True,
    ),
    _rule(
        "basic authorization",
        "basic",
        r"\bbasic\s{1,3}(?=[A-Za-z0-9+/]{0,60}[A-Z0-9])(?=[A-Za-z0-9+/]{0,60}[a-z])"
        r"[A-Za-z0-9+/]{12,400}={0,2}(?:=|(?<=\d)|(?<=[A-Z]))(?![A-Za-z])",
        ignore_case=False,
    ),
    _rule(
        "basic authorization",
        "basic",
        r"\b[Bb]asic\s{1,3}(?:[A-Za-z0-9+/]{4}){2,100}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)",
    ),
    _rule(
        "key in a header",
        "x- -token -key",
        r"\bx-[a-z-]{2,30}(?:key|token|secret|auth"
        r"|pat)[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?=[^\s\"']{0,80}[0-9])(?!\$|<|\{|\*|x{3})[^\s\"']{8,400}",
        ignore_case=True,
    ),
    _rule(
        "password in a command",
        "curl",
        r"\bcurl\b[^\n]{0,300}?\s(?:-u|--user|--proxy-user)[\s=]?[\"']?[^\s:\"'$<{]{1,80}:(?![$<{*]"
        r"|x{3})[^\s\"']{2,120}",
        ignore_case=True,
    ),
    _rule("password in a command", "sshpass", r"\bsshpass\s{1,3}-p\s{0,2}[\"']?[^\s\"'$<{]{3,120}"),
    _rule(
        "password in a command",
        "mysql psql mongo",
        r"\bmysql(?:dump|admin)?\b[^\n]{0,120}?\s-p(?=[^\s]{0,60}[\d!@#%^*?])[^\s$<{-][^\s]{3,80}",
    ),
    _rule(
        "password in a command",
        "docker podman mongo redis-cli helm az gcloud net rclone smbclient ldapsearch wget http",
        r"\b(?:docker|podman|mongosh|mongo|redis-cli|helm|az|gcloud|net|rclone|smbclient|ldapsearch|wget"
        r"|http)\b[^\n]{0,120}?\s(?:-p|-w|--http-password"
        r"|/user:\S{1,60})[\s=]{1,2}[\"']?(?=[^\s]{0,60}\d)[^\s\"'$<{-](?=[^\s]{0,60}[A-Za-z!@#%^*?])"
        r"[^\s\"']{5,80}",
        ignore_case=True,
    ),
    _rule(
        "password of a database user",
        "identified",
        r"\bidentified\s{1,3}(?:with\s{1,3}\S{1,40}\s{1,3})?(?:by|as)\s{1,3}[\"'][^\"'\n]{3,120}[\"']",
        ignore_case=True,
    ),
    _rule(
        "password hash",
        "$apr1$ $2a$ $2b$ $2y$ $1$ $5$ $6$ $y$ $argon2 {sha} {ssha} pbkdf2",
        r"\$(?:apr1|1|5|6|y|2[abxy]|argon2(?:id|i|d))\$[^\s:\"]{8,200}|\{S?SHA(?:256"
        r"|512)?\}[A-Za-z0-9+/]{16,120}={0,2}|pbkdf2[_:](?:sha\d{1,3})[:$]\d{2,8}[:$][^\s]{8,200}",
        ignore_case=True,
    ),
    _rule(
        "netrc line",
        "machine",
        r"\bmachine\s{1,5}\S{1,100}\s{1,5}login\s{1,5}\S{1,100}\s{1,5}password\s{1,5}\S{1,200}",
        ignore_case=True,
    ),
    _rule(
        "pgpass line",
        ":",
        LEFT + r"[\w.-]{3,80}:(?:3306|5432|5433|6432|1521|1433|6379"
        r"|27017):[\w*-]{1,60}:[\w.@-]{1,60}:[^\s:]{3,100}",
    ),
    _rule(
        "product key",
        "-",
        r"(?<![\w-])[A-Z0-9]{5}-(?=[A-Z0-9-]{0,23}[A-Z])(?=[A-Z0-9-]{0,23}[0-9])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}(?![\w-])",
    ),
    _rule(
        "password in a value of markup",
        "<pass <pwd <secret <apikey <token",
        r"<(?:password|passwd|pwd|pass|secret|apikey|token)>(?![*<$\[{]|x{3})[^\s<]{5,200}</",
        ignore_case=True,
    ),
    _rule(
        "password in a list of settings",
        ";",
        r";\s{0,3}(?:password|passwd|pwd)\s{0,3}=(?![*<$\[{]|x{3})[^\s;]{4,120}",
        ignore_case=True,
    ),
    _rule(
        "recovery key",
        "-",
        r"(?<![\w-])(?=[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})(?=[\w-]{0,40}(?:[a-z]\d|\d[a-z])\w{0,4}-(?:\w{1,5}-){0,4}\w{0,4}(?:[a-z]\d|\d[a-z]))"
        r"(?=[\w-]{0,40}[g-z])[a-z0-9]{4}(?:-[a-z0-9]{4}){3,8}(?![\w-])",
        ignore_case=True,
    ),
    _rule("WooCommerce key", "ck_ cs_", LEFT + r"c[ks]_[0-9a-f]{40}(?![0-9a-f])"),
    _rule(
        "n8n webhook", "/webhook", r"/webhook(?:-test)?/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    _rule("BitLocker key", "-", r"(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])"),
    _rule(
        "user and password",
        "u: u= un: un= usr: usr=",
        r"\bu(?:n|sr)?[:=]\s{0,2}\S{2,60}[\s,;/]{1,4}p(?:w|wd)?[:=]\s{0,2}(?=\S{0,40}\d)(?=\S{0,40}[a-z])\S{5,80}",
        ignore_case=True,
    ),
    _rule("password in a command", "sqlplus", r"\bsqlplus\s{1,3}\S{1,40}/[^\s@]{3,60}@", ignore_case=True),
    _rule("one-time code seed", "otpauth", r"otpauth(?:-migration)?://\S{8,400}", ignore_case=True),
    _rule("wifi code", "wifi:", r"\bWIFI:(?=[^\n]{0,120}P:)[^\n]{0,120}?P:[^;\n]{4,100};", ignore_case=True),
    _rule(
        "WireGuard key",
        "privatekey presharedkey",
        r"\b(?:Private|Preshared)Key\s{0,3}=\s{0,3}[A-Za-z0-9+/]{42,44}={0,2}",
        ignore_case=True,
    ),
    _rule(
        "password in a command",
        "--pass --secret -password",
        r"(?<![\w-])--?(?:password|passwd|passphrase|secret)[ =][\"']?(?![*<$\[{%]|x{3}|[a-z-]{1,20}(?:\s|$))[^\s\"']{6,120}",
        ignore_case=True,
    ),
    _rule(
        "code of a card",
        "cvv cvc",
        r"\bcv[vc]2?[ :=]{1,3}(?:is[ ]|ist[ ]|est[ ])?\d{3,4}\b(?![.,]\d|[ ]?%)",
        ignore_case=True,
    ),
    _rule(
        "code to sign in or to disarm with",
        "verif sign log confirm anmeld bestät connex iniciar acced entrar disarm entschärf desactiv désactiv disattiv",
        r"\b(?:use|enter|type|gib|nutze|saisissez|utilisez|introduce|usa|digita|digite)[ ]\d{4,8}[ ](?:to|um|pour|para|per)[ ]"
        r"(?:[^\W\d_]{2,12}[ ]){0,3}(?:verif|sign|log|confirm|anmeld|bestät|connect|iniciar|acced|entrar)"
        r"|\b(?:disarm|entschärf|desactiv|désactiv|disattiv)[^\n.\d]{0,40}[ ](?:with|using|mit|avec|con|com)[ ]\d{4,6}\b(?![.,]\d)",
        ignore_case=True,
    ),
    _rule(
        "address to sign in with",
        "login signin sign-in reset activat verify magic confirm",
        r"://[^\s]{3,200}(?:login|sign-?in|reset|activate|activation|verify|magic|confirm)[^\s?&=/]{0,20}[?&=/](?:[^\s]{0,100}[?&=/])?"
        r"(?=[^\s&/]{0,80}\d)(?=[^\s&/]{0,80}[a-z])(?=[^\s&/]{0,80}[A-Z])[A-Za-z0-9_-]{28,200}(?=[\s&]|$)",
    ),
    _rule(
        "session cookie",
        "session= s%3a cookie sessionid jsessionid phpsessid connect.sid",
        r"(?<![A-Za-z0-9])(?:[A-Za-z0-9_]{0,20}_)?session\s?=\s?[0-9a-f]{24,80}|\bs%3A[\w-]{10,80}\.[\w+/%-]{10,120}|(?:\bcookie[\"']?\s{0,3}:\s{0,3}[^\n]{0,120}?=|\b(?:JSESSIONID|PHPSESSID|ASP\.NET_SessionId"
        r"|sessionid|connect\.sid|session_token)\s{0,2}=\s{0,2})(?=[^\s;]{0,60}\d)[^\s;]{12,300}",
        ignore_case=True,
    ),
    _rule(
        "Basic or client credentials in an address",
        "://",
        r"://[^\s]{3,200}[?&#](?:access_token|auth_token|api_?key|apitoken|api_token|client_secret"
        r"|password|passwd|secret|token|id_token|refresh_token|auth|authkey|private_token|job_token"
        r"|sas|key|sessionid|session_token|reset_token|subscription-key|ocp-apim-subscription-key"
        r"|code)=(?=[^\s&#]{0,80}\d)(?!\$|<|\{|\*|x{3})[^\s&#]{12,400}",
        ignore_case=True,
    ),
    _rule(
        "Basic or client credentials in an address",
        "://",
        r"://(?![\w.-]{0,60}\b(?:zoom|webex)\.)[^\s]{3,200}[?&#](?:password|passwd|pwd|pass|pw|client_secret|api_?key|access_token)=(?!\$|<|\{"
        r"|\*|x{3})[^\s&#]{5,400}",
        ignore_case=True,
    ),
)
CREDENTIALS: tuple[Credential, ...] = (
    *PRIVATE_KEYS,
    *CLOUDS,
    *CODE,
    *TALK,
    *MONEY_AND_SHOPS,
    *TOOLS,
    *FORMS,
)
"""All rules, in no order that matters: one that matches is enough."""
