/**
 * Text that tries to be more than text: markup, links, templates, headers, formulas, and characters that
 * upset parsers. Made by combination, so that no single one has been thought of by the code under test.
 */

const ELEMENTS = ["script", "img", "svg", "iframe", "a", "form", "style", "base", "meta", "link", "object", "math"]
const HANDLERS = ["onerror", "onload", "onclick", "onfocus", "onmouseover"]
const SCHEMES = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  "data:text/html,",
  "vbscript:",
  "//evil.example/",
  "http://evil.example/",
]
const BREAKS = ['"', "'", "`", ">", "-->", "]]>", "</td>", "</table>", "</body>", "</html>", "</title>", "</textarea>"]
const TEMPLATES = [
  "{{constructor}}",
  "{{__proto__.x}}",
  "{{{x}}}",
  "{% for a in b %}",
  "${process.env}",
  "<%= 1 %>",
  "#{1}",
  "{{total_open}}",
  "{{logo_url}}",
  "{{row.document}}",
]
const FORMULAS = [
  "=1+1",
  '=HYPERLINK("https://evil.example","x")',
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "=cmd|' /C calc'!A0",
  '"=1+1',
  ";=1+1",
]
const HEADERS = [
  "x\r\nBcc: evil@evil.example",
  "x\nSubject: y",
  "x\r\n\r\nbody",
  "x%0d%0aBcc: y",
  "x\u2028y",
  "x\u0085y",
  'a" <evil@evil.example>, "b',
  "a, b@evil.example",
]
const CHARACTERS = [
  "\u202eabc",
  "\u200b",
  "\ufeffabc",
  "a\u0301",
  "👩‍👩‍👧‍👦",
  "ł ö ß ñ 漢 字",
  "\u{1f600}".repeat(20),
  "&lt;b&gt;",
  "&#60;b&#62;",
  "&amp;amp;",
  "%3Cb%3E",
  "\\u003cb\\u003e",
  "\\",
  "\\'",
  "''",
  "';drop table arms_action;--",
]

/** More than 200 payloads. */
export const CORPUS: readonly string[] = [
  ...ELEMENTS.map((name) => `<${name}>alert(1)</${name}>`),
  ...ELEMENTS.map((name) => `<${name} src=x href=x action=x>`),
  ...ELEMENTS.map((name) => `<${name.toUpperCase()}/ONLOAD=x>`),
  ...ELEMENTS.map((name) => `"><${name} `),
  ...HANDLERS.map((name) => `" ${name}="window.hacked=1" x="`),
  ...HANDLERS.map((name) => `' ${name}='window.hacked=1' x='`),
  ...HANDLERS.map((name) => `<img src=x ${name}=window.hacked=1>`),
  ...SCHEMES.map((scheme) => `${scheme}window.hacked=1`),
  ...SCHEMES.map((scheme) => `<a href="${scheme}window.hacked=1">x</a>`),
  ...SCHEMES.map((scheme) => `[x](${scheme}window.hacked=1)`),
  ...SCHEMES.map((scheme) => `<${scheme}window.hacked=1>`),
  ...BREAKS,
  ...BREAKS.map((end) => `${end}<script>window.hacked=1</script>`),
  ...BREAKS.map((end) => `${end}<img src=x onerror=window.hacked=1>`),
  ...TEMPLATES,
  ...TEMPLATES.map((one) => `a ${one} b`),
  ...FORMULAS,
  ...FORMULAS.map((one) => one.toLowerCase().replace(/1/g, "2")),
  ...HEADERS,
  ...CHARACTERS,
  ...CHARACTERS.map((one) => `${one}<b>`),
]
