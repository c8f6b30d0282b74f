import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { Section } from "../../components/section"
import { termsOf, useTermsFields, valuesOfTerms } from "../../components/terms"
import { DocumentForm } from "./settings-form"

/** Payment terms of whoever has none of his own. */
export const DefaultTerms = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  return (
    <Section title={t("settings.defaultTerms")} subtitle={t("settings.defaultTermsHint")}>
      <DocumentForm
        data={data}
        fields={useTermsFields()}
        present={valuesOfTerms(data.settings.default_terms)}
        valueOf={(_changed, values) => ({ default_terms: termsOf(values) })}
      />
    </Section>
  )
}
