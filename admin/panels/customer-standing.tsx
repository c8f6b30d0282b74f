import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useAccountOf } from "../api/client"
import { QuietLine } from "../components/lines"
import { Section } from "../components/section"
import { AccountStanding } from "./account-standing"

/** How a customer of the shop stands: his account. */
export const CustomerStanding = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("arms")
  const { data: account, isLoading, error } = useAccountOf(customerId)
  return (
    <Section title={t("widget.title")} error={error && !account ? t("widget.error") : null}>
      {isLoading ? <Skeleton className="m-6 h-24" /> : null}
      {account === null ? <QuietLine>{t("widget.none")}</QuietLine> : null}
      {account ? <AccountStanding account={account} /> : null}
    </Section>
  )
}
