import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { TermsResponse } from "../../src/contract/credit"
import { useArms } from "../api/client"
import type { Ask } from "../commands/ask"
import { CommandButtons } from "../commands/command-buttons"
import { termsOf, useTermsFields, useTermsInWords, valuesOfTerms } from "../components/terms"

interface Props {
  readonly scope: "account" | "group" | "order"
  readonly id: string
}

const useAsks = ({ scope, id }: Props, answer: TermsResponse | undefined): Ask[] => {
  const { t } = useTranslation("arms")
  const fields = useTermsFields()
  if (!answer) return []
  const initial = valuesOfTerms(answer.in_force)
  const give: Ask = {
    name: "set_terms",
    label: t("command.set_terms"),
    hint: t(`terms.giveTo.${scope}`),
    fixed: { scope, scope_id: id },
    fields: fields.map((field) => ({ ...field, initial: initial[field.name] })),
    inputOf: (values) => ({ terms: termsOf(values) }),
  }
  return [give]
}

const useTakeAsk = ({ scope, id }: Props): Ask => {
  const { t } = useTranslation("arms")
  return {
    name: "set_terms",
    label: t("terms.take"),
    hint: t("terms.none"),
    fixed: { scope, scope_id: id, terms: null },
  }
}

/** Payment terms of an account, customer group or order: which are in force, and giving it some of its own. */
export const TermsPart = (props: Props) => {
  const { t } = useTranslation("arms")
  const inWords = useTermsInWords()
  const { data } = useArms<TermsResponse>("terms", { scope: props.scope, scope_id: props.id })
  const asks = useAsks(props, data)
  const take = useTakeAsk(props)
  if (!data) return null
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" weight="plus">
        {t("terms.title")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t(data.own ? "terms.own" : "terms.inForce")}: {inWords(data.in_force)}
      </Text>
      <div className="flex flex-wrap gap-2">
        <CommandButtons asks={asks} />
        {data.own ? <CommandButtons asks={[take]} /> : null}
      </div>
    </div>
  )
}
