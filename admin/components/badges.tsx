import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

type Color = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const STATE_COLORS: Record<string, Color> = {
  done: "green",
  planned: "blue",
  waiting: "orange",
  failed: "red",
  uncertain: "red",
  proposed: "purple",
  rehearsed: "purple",
}
const STATUS_COLORS: Record<string, Color> = { green: "green", yellow: "orange", red: "red" }

/** Result of an action. */
export const StateBadge = ({ state }: { state: string }) => {
  const { t } = useTranslation("arms")
  return <StatusBadge color={STATE_COLORS[state] ?? "grey"}>{t(`state.${state}`, { defaultValue: state })}</StatusBadge>
}

/** Reliability status of an account. */
export const ReliabilityBadge = ({ status }: { status: string }) => {
  const { t } = useTranslation("arms")
  return (
    <StatusBadge color={STATUS_COLORS[status] ?? "grey"}>{t(`status.${status}`, { defaultValue: status })}</StatusBadge>
  )
}

const RECEIVABLE_COLORS: Record<string, Color> = {
  open: "orange",
  settled: "green",
  cancelled: "grey",
  document: "blue",
}

/** State of a receivable. */
export const ReceivableBadge = ({ state }: { state: string }) => {
  const { t } = useTranslation("arms")
  return (
    <StatusBadge color={RECEIVABLE_COLORS[state] ?? "grey"}>
      {t(`receivables.is.${state}`, { defaultValue: state })}
    </StatusBadge>
  )
}

const PAYMENT_COLORS = { in_transit: "orange", booked: "green", returned: "red" } as const

/** What has become of a payment. */
export const PaymentBadge = ({ state }: { state: keyof typeof PAYMENT_COLORS }) => {
  const { t } = useTranslation("arms")
  return <StatusBadge color={PAYMENT_COLORS[state]}>{t(`payments.is.${state}`)}</StatusBadge>
}
