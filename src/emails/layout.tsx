import { Body, Container, Head, Heading, Hr, Html, Img, Preview, Section, Text } from "@react-email/components"
import type { ReactNode } from "react"
import type { MessageText, Words } from "./texts"

const font = { fontFamily: "Helvetica, Arial, sans-serif", color: "#18181b" }
const cell = {
  ...font,
  fontSize: "13px",
  padding: "8px 6px",
  borderBottom: "1px solid #e4e4e7",
  textAlign: "left" as const,
}
const right = { ...cell, textAlign: "right" as const }
const small = {
  ...font,
  fontSize: "12px",
  lineHeight: "18px",
  color: "#52525b",
  margin: "0 0 4px",
  whiteSpace: "pre-line" as const,
}
const paragraph = { ...font, fontSize: "14px", lineHeight: "22px", whiteSpace: "pre-line" as const }

/** A phone has no room for five columns: the day of issue is left out there; programs without media queries scroll. */
const ON_PHONES =
  "@media only screen and (max-width: 480px) { .mail-issued { display: none !important; } .mail-page { padding: 16px !important; } .mail-page td, .mail-page th { font-size: 12px !important; padding: 8px 3px !important; } }"

const columns = [
  ["{{row.issued}}", cell, "mail-issued"],
  ["{{row.due}}", cell, undefined],
  ["{{row.amount}}", right, undefined],
  ["{{row.open}}", right, undefined],
] as const

/** A pattern of a line; compiling tells the two apart by their ids. */
const Row = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <tr id={id}>
    <td style={cell}>{children}</td>
    {columns.map(([variable, style, name]) => (
      <td key={variable} className={name} style={style}>
        {variable}
      </td>
    ))}
  </tr>
)

interface LayoutProps {
  readonly text: MessageText
  readonly words: Words
  readonly language: string
}

/**
 * The mail of ARMS. It is rendered once per text and language with its `{{variables}}` in place and
 * filled per customer; values are escaped text, never read again as markup.
 */
export const Layout = ({ text, words, language }: LayoutProps) => (
  <Html lang={language}>
    <Head>
      <style>{ON_PHONES}</style>
    </Head>
    <Preview>{text.subject}</Preview>
    <Body style={{ backgroundColor: "#f4f4f5", margin: 0, padding: "24px 0" }}>
      <Container
        className="mail-page"
        style={{
          backgroundColor: "#ffffff",
          maxWidth: "600px",
          padding: "32px",
          borderRadius: "8px",
          border: "1px solid #e4e4e7",
        }}
      >
        <Img
          id="arms-logo"
          src="{{logo_url}}"
          alt="{{shop_name}}"
          height={48}
          style={{ maxWidth: "240px", margin: "0 0 16px" }}
        />
        <Heading as="h1" style={{ ...font, fontSize: "16px", margin: "0 0 24px" }}>
          {"{{shop_name}}"}
        </Heading>
        <Text style={paragraph}>{text.greeting}</Text>
        {text.before.map((one) => (
          <Text key={one} style={paragraph}>
            {one}
          </Text>
        ))}
        <Section>
          <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: "collapse" }}>
            <thead>
              <tr>
                <th style={{ ...cell, color: "#52525b" }}>{words.number}</th>
                <th className="mail-issued" style={{ ...cell, color: "#52525b" }}>
                  {words.issued}
                </th>
                <th style={{ ...cell, color: "#52525b" }}>{words.due}</th>
                <th style={{ ...right, color: "#52525b" }}>{words.amount}</th>
                <th style={{ ...right, color: "#52525b" }}>{words.open}</th>
              </tr>
            </thead>
            <tbody>
              <Row id="arms-row">{"{{row.number}}"}</Row>
              <Row id="arms-linked-row">
                <a href="{{row.document}}" style={{ color: "#18181b", textDecoration: "underline" }}>
                  {"{{row.number}}"}
                </a>
              </Row>
            </tbody>
          </table>
          <Text style={{ ...small, textAlign: "left" }}>{"{{more_line}}"}</Text>
          <Text style={{ ...paragraph, fontWeight: "bold", textAlign: "right", margin: "8px 6px 16px" }}>
            {words.total}: {"{{total_open}}"}
          </Text>
        </Section>
        {text.after.map((one) => (
          <Text key={one} style={paragraph}>
            {one}
          </Text>
        ))}
        <Text style={paragraph}>{text.closing}</Text>
        <Hr style={{ borderColor: "#e4e4e7", margin: "24px 0 12px" }} />
        <Text style={small}>{"{{footer}}"}</Text>
      </Container>
    </Body>
  </Html>
)
