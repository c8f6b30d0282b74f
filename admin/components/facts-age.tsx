import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { FactsAge as Age } from "../../src/contract/receivables"
import { useFormat } from "./format"

/** How old the facts of ledgers elsewhere are; the shop's own are of now. */
export const FactsAge = ({ facts }: { facts: readonly Age[] }) => {
  const { t } = useTranslation("arms")
  const { age } = useFormat()
  return facts
    .filter((one) => one.source !== "medusa")
    .map(({ source, minutes_old }) => (
      <Text key={source} size="xsmall" className="text-ui-fg-subtle">
        {minutes_old === null ? t("facts.never", { source }) : t("facts.of", { source, age: age(minutes_old) })}
      </Text>
    ))
}
