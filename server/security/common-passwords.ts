/**
 * Words, rows of keys and phrases that lists of stolen passwords begin with, without the digits and signs that people add.
 * Short ones stand here since `admin@2024` is `admin` with an ending.
 */
const WORDS = `
  password passw0rd p@ssword p@ssw0rd passwort admin administrator root user guest test demo login welcome letmein
  iloveyou sunshine princess dragon monkey master shadow superman batman football baseball basketball trustno michael
  jennifer jordan hunter charlie andrew computer internet whatever freedom starwars pokemon hello secret changeme
  default system server oracle mysql postgres postgresql database manager security onemap qwerty qwertyuiop asdfghjkl
  asdfgh zxcvbnm zxcvbn qazwsx qazwsxedc qweasd qweasdzxc qwer asdf zxcv abc abcd abcde abcdef abcabc aaa woaini
  woaini1314 wodemima mima nihao nihaoma wangyi taobao alibaba tencent baidu weixin zhongguo beijing shanghai hangzhou
  zhejiang liangxi wangge wanggeyuan shequ jiedao zhengfu guanliyuan huawei chinaunicom chinamobile chinatelecom
  passwordpassword adminadmin rootroot testtest useruser admin123admin qwertyqwerty letmeinletmein
`

const WHOLE = `
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz@wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123456 zaq12wsxcde3
  a123456789 a1234567890 aa123456789 qq123456789 abc123456789 abcd123456 123456789a 123456789abc 1234567890a 123qweasdzxc
  1qazxsw23edc 147258369 1472583690 0123456789 1234567890 0987654321 9876543210 5201314520 5201314000 1314520520
  woaini1314520 woaini5201314 password123456 qwerty123456 admin123456 asdf123456 iloveyou123 correcthorsebatterystaple
  1234512345 1231231234 1122334455 1112223334 1111122222 1212121212 abcabcabcabc 123123123123 112233445566 741852963
  789456123 7894561230 13800138000 qwe123456789 zxcvbnm123 asdfghjkl123 qwertyuiop123 1qaz2wsx@2024 p@ssw0rd123
`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `${WORDS} ${WHOLE}`.split(/\s+/).filter((word) => word !== ''),
)
