import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ImportKind, ImportResponse } from "../../../src/contract/imports"
import { Section } from "../../components/section"
import { byLabel } from "../../refusals/by-label"
import { said } from "../../refusals/said"
import { columnsOf } from "./header"

/** What came of a file, or would: sums, and each refused line with its sentence. */
export const Result = ({ result, kind }: { result: ImportResponse; kind: ImportKind }) => {
  const { t } = useTranslation("arms")
  const { inserted, updated, unchanged, refused, repeated_rows } = result
  const fields = columnsOf(kind).map((name) => ({ name, label: t(`import.column.${name}`) }))
  const sums = { inserted, updated, unchanged, repeated: repeated_rows, refused: refused.length }
  return (
    <Section title={t(result.dry_run ? "import.wouldDo" : "import.did")}>
      <Text size="small" className="px-6 py-4" aria-live="polite">
        {t("import.sums", sums)}
        {result.dry_run || refused.length === 0 ? "" : ` ${t("import.nothingTaken")}`}
      </Text>
      {refused.length > 0 ? (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("import.line")}</Table.HeaderCell>
              <Table.HeaderCell>{t("register.why")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {refused.map(({ line, sentence }) => (
              <Table.Row key={`${line}:${sentence}`}>
                <Table.Cell>{line}</Table.Cell>
                <Table.Cell>{byLabel(said(sentence), fields)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      ) : null}
    </Section>
  )
}
