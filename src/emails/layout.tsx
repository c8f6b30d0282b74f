import { Body, Container, Head, Heading, Hr, Html, Preview, Section, Text } from "@react-email/components"
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
    <Head />
    <Preview>{text.subject}</Preview>
    <Body style={{ backgroundColor: "#f4f4f5", margin: 0, padding: "24px 0" }}>
      <Container
        style={{
          backgroundColor: "#ffffff",
          maxWidth: "600px",
          padding: "32px",
          borderRadius: "8px",
          border: "1px solid #e4e4e7",
        }}
      >
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
                <th style={{ ...cell, color: "#52525b" }}>{words.issued}</th>
                <th style={{ ...cell, color: "#52525b" }}>{words.due}</th>
                <th style={{ ...right, color: "#52525b" }}>{words.amount}</th>
                <th style={{ ...right, color: "#52525b" }}>{words.open}</th>
              </tr>
            </thead>
            <tbody>
              <tr id="arms-row">
                <td style={cell}>{"{{row.number}}"}</td>
                <td style={cell}>{"{{row.issued}}"}</td>
                <td style={cell}>{"{{row.due}}"}</td>
                <td style={right}>{"{{row.amount}}"}</td>
                <td style={right}>{"{{row.open}}"}</td>
              </tr>
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
