import { useTranslation } from "react-i18next"
import type { RatesResponse } from "../../../src/contract/credit"
import { useArms, useStanding } from "../../api/client"
import type { Ask } from "../../commands/ask"
import { CommandButtons } from "../../commands/command-buttons"
import { useMay } from "../../commands/use-may"
import { useFormat } from "../../components/format"
import { FactLine, QuietLine } from "../../components/lines"
import { Section } from "../../components/section"
import { RatesFile } from "./rates-file"

const useRateAsk = (): Ask => {
  const { t } = useTranslation("arms")
  const { data: standing } = useStanding()
  return {
    name: "record_rates",
    label: t("command.record_rates"),
    fixed: {},
    fields: [
      { name: "from", label: t("settings.rateFrom"), kind: "text" },
      { name: "to", label: t("settings.rateTo"), kind: "text" },
      { name: "rate", label: t("settings.rate"), kind: "amount" },
      { name: "on", label: t("settings.rateOn"), kind: "day", initial: standing?.today },
    ],
    inputOf: ({ from, to, rate, on }) => ({
      rates: [{ from: from.trim().toUpperCase(), to: to.trim().toUpperCase(), rate: rate.trim(), on }],
    }),
  }
}

/** The merchant's exchange rates: the newest of each pair, and one more. */
export const Rates = () => {
  const { t } = useTranslation("arms")
  const { day } = useFormat()
  const { data } = useArms<RatesResponse>("rates")
  const { may } = useMay()
  const ask = useRateAsk()
  return (
    <Section
      title={t("settings.rates")}
      subtitle={t("settings.ratesHint")}
      actions={
        <>
          {may("configure") ? <RatesFile /> : null}
          <CommandButtons asks={[ask]} />
        </>
      }
    >
      {data?.rates.length === 0 ? <QuietLine>{t("settings.listEmpty")}</QuietLine> : null}
      {data?.rates.map((one) => (
        <FactLine key={`${one.from} ${one.to}`} label={`${one.from} → ${one.to}`}>
          {one.rate} · {day(one.on)}
        </FactLine>
      ))}
    </Section>
  )
}
