import * as accounts from "./admin/arms/accounts/route"
import * as accountsId from "./admin/arms/accounts/[id]/route"
import * as accountsIdCredit from "./admin/arms/accounts/[id]/credit/route"
import * as accountsIdNext from "./admin/arms/accounts/[id]/next/route"
import * as actions from "./admin/arms/actions/route"
import * as actionsId from "./admin/arms/actions/[id]/route"
import * as backFill from "./admin/arms/back-fill/route"
import * as calendarFeeds from "./admin/arms/calendar-feeds/route"
import * as calendarTasks from "./admin/arms/calendar-tasks/route"
import * as calendarTasksId from "./admin/arms/calendar-tasks/[id]/route"
import * as catalog from "./admin/arms/catalog/route"
import * as commandsName from "./admin/arms/commands/[name]/route"
import * as creditLimits from "./admin/arms/credit-limits/route"
import * as doors from "./admin/arms/doors/route"
import * as explain from "./admin/arms/explain/route"
import * as exportsActions from "./admin/arms/exports/actions/route"
import * as exportsReceivables from "./admin/arms/exports/receivables/route"
import * as groupsId from "./admin/arms/groups/[id]/route"
import * as heldOrders from "./admin/arms/held-orders/route"
import * as importsKind from "./admin/arms/imports/[kind]/route"
import * as orderProblems from "./admin/arms/order-problems/route"
import * as outbox from "./admin/arms/outbox/route"
import * as overview from "./admin/arms/overview/route"
import * as payments from "./admin/arms/payments/route"
import * as policies from "./admin/arms/policies/route"
import * as policiesId from "./admin/arms/policies/[id]/route"
import * as policiesIdBlockTasks from "./admin/arms/policies/[id]/block-tasks/route"
import * as policiesIdOrder from "./admin/arms/policies/[id]/order/route"
import * as policiesIdTasks from "./admin/arms/policies/[id]/tasks/route"
import * as policiesIdTasksTaskId from "./admin/arms/policies/[id]/tasks/[task_id]/route"
import * as policiesIdVersionsVersion from "./admin/arms/policies/[id]/versions/[version]/route"
import * as rates from "./admin/arms/rates/route"
import * as terms from "./admin/arms/terms/route"
import * as receivables from "./admin/arms/receivables/route"
import * as receivablesId from "./admin/arms/receivables/[id]/route"
import * as runs from "./admin/arms/runs/route"
import * as runsId from "./admin/arms/runs/[id]/route"
import * as runsIdApprove from "./admin/arms/runs/[id]/approve/route"
import * as runsIdCancel from "./admin/arms/runs/[id]/cancel/route"
import * as runsIdPlan from "./admin/arms/runs/[id]/plan/route"
import * as runsPreview from "./admin/arms/runs/preview/route"
import * as savedViews from "./admin/arms/saved-views/route"
import * as savedViewsId from "./admin/arms/saved-views/[id]/route"
import * as sending from "./admin/arms/sending/route"
import * as sendingCheck from "./admin/arms/sending/check/route"
import * as settings from "./admin/arms/settings/route"
import * as sources from "./admin/arms/sources/route"
import * as sourcesNameDryRun from "./admin/arms/sources/[name]/dry-run/route"
import * as sourcesNamePush from "./admin/arms/sources/[name]/push/route"
import * as sourcesNameRows from "./admin/arms/sources/[name]/rows/route"
import * as sourcesNameSync from "./admin/arms/sources/[name]/sync/route"
import * as standing from "./admin/arms/standing/route"
import * as testClock from "./admin/arms/test-clock/route"
import * as texts from "./admin/arms/texts/route"
import * as textsKeyLanguage from "./admin/arms/texts/[key]/[language]/route"
import * as textsPreview from "./admin/arms/texts/preview/route"
import * as textsTest from "./admin/arms/texts/test/route"

/** Every admin route by its folder, for the OpenAPI document; a test holds it against the folders. */
export const adminRoutes: Readonly<Record<string, object>> = {
  "/admin/arms/accounts": accounts,
  "/admin/arms/accounts/[id]": accountsId,
  "/admin/arms/accounts/[id]/credit": accountsIdCredit,
  "/admin/arms/accounts/[id]/next": accountsIdNext,
  "/admin/arms/actions": actions,
  "/admin/arms/actions/[id]": actionsId,
  "/admin/arms/back-fill": backFill,
  "/admin/arms/calendar-feeds": calendarFeeds,
  "/admin/arms/calendar-tasks": calendarTasks,
  "/admin/arms/calendar-tasks/[id]": calendarTasksId,
  "/admin/arms/catalog": catalog,
  "/admin/arms/commands/[name]": commandsName,
  "/admin/arms/credit-limits": creditLimits,
  "/admin/arms/doors": doors,
  "/admin/arms/explain": explain,
  "/admin/arms/exports/actions": exportsActions,
  "/admin/arms/exports/receivables": exportsReceivables,
  "/admin/arms/groups/[id]": groupsId,
  "/admin/arms/held-orders": heldOrders,
  "/admin/arms/imports/[kind]": importsKind,
  "/admin/arms/order-problems": orderProblems,
  "/admin/arms/outbox": outbox,
  "/admin/arms/overview": overview,
  "/admin/arms/payments": payments,
  "/admin/arms/policies": policies,
  "/admin/arms/policies/[id]": policiesId,
  "/admin/arms/policies/[id]/block-tasks": policiesIdBlockTasks,
  "/admin/arms/policies/[id]/order": policiesIdOrder,
  "/admin/arms/policies/[id]/tasks": policiesIdTasks,
  "/admin/arms/policies/[id]/tasks/[task_id]": policiesIdTasksTaskId,
  "/admin/arms/policies/[id]/versions/[version]": policiesIdVersionsVersion,
  "/admin/arms/rates": rates,
  "/admin/arms/terms": terms,
  "/admin/arms/receivables": receivables,
  "/admin/arms/receivables/[id]": receivablesId,
  "/admin/arms/runs": runs,
  "/admin/arms/runs/[id]": runsId,
  "/admin/arms/runs/[id]/approve": runsIdApprove,
  "/admin/arms/runs/[id]/cancel": runsIdCancel,
  "/admin/arms/runs/[id]/plan": runsIdPlan,
  "/admin/arms/runs/preview": runsPreview,
  "/admin/arms/saved-views": savedViews,
  "/admin/arms/saved-views/[id]": savedViewsId,
  "/admin/arms/sending": sending,
  "/admin/arms/sending/check": sendingCheck,
  "/admin/arms/settings": settings,
  "/admin/arms/sources": sources,
  "/admin/arms/sources/[name]/dry-run": sourcesNameDryRun,
  "/admin/arms/sources/[name]/push": sourcesNamePush,
  "/admin/arms/sources/[name]/rows": sourcesNameRows,
  "/admin/arms/sources/[name]/sync": sourcesNameSync,
  "/admin/arms/standing": standing,
  "/admin/arms/test-clock": testClock,
  "/admin/arms/texts": texts,
  "/admin/arms/texts/[key]/[language]": textsKeyLanguage,
  "/admin/arms/texts/preview": textsPreview,
  "/admin/arms/texts/test": textsTest,
}
