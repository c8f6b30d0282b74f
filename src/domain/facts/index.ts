import { accountKind } from "./account-kind"
import { averageDaysLate } from "./average-days-late"
import { country } from "./country"
import { currencyFact } from "./currency"
import { customerGroup } from "./customer-group"
import { daysInStatus } from "./days-in-status"
import { daysOverdue } from "./days-overdue"
import type { FactDefinition } from "./define-fact"
import { documentType } from "./document-type"
import { largestOnTimeSettlement } from "./largest-on-time-settlement"
import { lateCount } from "./late-count"
import { oldestOverdueDays } from "./oldest-overdue-days"
import { onTimeSettlements } from "./on-time-settlements"
import { onTimeStreak } from "./on-time-streak"
import { openAmount } from "./open-amount"
import { openSum } from "./open-sum"
import { overdueCount } from "./overdue-count"
import { overdueShare } from "./overdue-share"
import { overdueSum } from "./overdue-sum"
import { paymentMethod } from "./payment-method"
import { promptPayment } from "./prompt-payment"
import { recentContacts } from "./recent-contacts"
import { salesChannel } from "./sales-channel"
import { sellingEntity } from "./selling-entity"
import { termsDays } from "./terms-days"

/** Every fact a condition may ask for. A new one is one file and one line here. */
export const facts: readonly FactDefinition[] = [
  openAmount,
  daysOverdue,
  termsDays,
  documentType,
  currencyFact,
  paymentMethod,
  promptPayment,
  sellingEntity,
  salesChannel,
  customerGroup,
  country,
  accountKind,
  daysInStatus,
  overdueSum,
  overdueCount,
  overdueShare,
  oldestOverdueDays,
  openSum,
  onTimeStreak,
  onTimeSettlements,
  largestOnTimeSettlement,
  averageDaysLate,
  lateCount,
  recentContacts,
]

/** Facts by name; `more` are those of other plugins. */
export const factsByName = (more: readonly FactDefinition[] = []): Record<string, FactDefinition> =>
  Object.fromEntries([...facts, ...more].map((fact) => [fact.name, fact]))

export type { FactDefinition, FactInput, FactType, FactValue } from "./define-fact"
export { defineFact } from "./define-fact"
