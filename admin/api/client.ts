import Medusa from "@medusajs/js-sdk"
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { Explained } from "../../src/contract/explain"
import type { OverviewResponse } from "../../src/contract/overview"
import type { ReceivableDetailResponse } from "../../src/contract/receivables"
import type {
  ActionDetailResponse,
  ActionsResponse,
  AccountResponse,
  StandingResponse,
} from "../../src/contract/responses"
import { inWords } from "../refusals/said"

declare const __BACKEND_URL__: string | undefined

/** Where the API is; empty: where the page is. */
export const backendUrl = (__BACKEND_URL__ ?? "").replace(/\/$/, "")

/** The platform's client; ARMS asks it for users only. */
export const sdk = new Medusa({ baseUrl: __BACKEND_URL__ ?? "/", auth: { type: "session" } })

/** Query of a request. */
export type Query = Record<string, string | number | string[] | undefined>

/** Asks the ARMS API. */
export const get = <T>(path: string, query: Query = {}) =>
  inWords(sdk.client.fetch<T>(`/admin/arms/${path}`, { query }))

/** Sends something to the ARMS API. */
export const send = <T>(path: string, body: Record<string, unknown>) =>
  inWords(sdk.client.fetch<T>(`/admin/arms/${path}`, { method: "POST", body }))

/** Takes something away. */
export const remove = (path: string) => inWords(sdk.client.fetch(`/admin/arms/${path}`, { method: "DELETE" }))

/** Asked for again whenever a page is opened: the dashboard itself would show it for 90 seconds without asking. */
export const FRESH = { staleTime: 0 }
/** Lists and figures that runs, other people and the shop change while one looks. */
export const WATCHED = { refetchInterval: 30_000 }

/** What a path of the ARMS API answers; the page before stays while the next one comes. */
export const useArms = <T>(
  path: string,
  query: Query = {},
  options: { enabled?: boolean; refetchInterval?: number } = {}
) =>
  useQuery({
    queryKey: ["arms", path, query],
    queryFn: () => get<T>(path, query),
    placeholderData: keepPreviousData,
    ...FRESH,
    ...options,
  })

/** Sends something; everything shown of ARMS is fetched anew. */
export const useSend = <A, T = unknown>(path: string | ((body: A) => string)) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: A) => send<T>(typeof path === "string" ? path : path(body), body as Record<string, unknown>),
    // Not awaited: what is fetched anew may take the caller off the page before it hears of its success.
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.all }),
    // Changed by somebody else meanwhile: what is shown is fetched anew, so that the next try starts from it.
    onError: (error) => {
      if ((error as { status?: number }).status === 409) void client.invalidateQueries({ queryKey: keys.all })
    },
  })
}

/** Keys of everything that is fetched, in one place. */
export const keys = {
  all: ["arms"] as const,
  actions: (query: Query) => ["arms", "actions", query] as const,
  action: (id: string) => ["arms", "action", id] as const,
  account: (customerId: string) => ["arms", "account", customerId] as const,
  standing: ["arms", "standing"] as const,
  overview: ["arms", "overview"] as const,
  sources: ["arms", "sources"] as const,
  sourceRows: (name: string, list: string) => ["arms", "sources", name, list] as const,
  receivable: (id: string) => ["arms", "receivable", id] as const,
  explanation: (receivableId: string) => ["arms", "explanation", receivableId] as const,
}

/** A page of the log register. */
export const useActions = (query: Query) =>
  useQuery({
    ...FRESH,
    ...WATCHED,
    queryKey: keys.actions(query),
    queryFn: () => get<ActionsResponse>("actions", query),
    placeholderData: keepPreviousData,
  })

/** One action with facts and mail. */
export const useAction = (id: string | null) =>
  useQuery({
    ...FRESH,
    queryKey: keys.action(id ?? ""),
    queryFn: async () => (await get<{ action: ActionDetailResponse }>(`actions/${id}`)).action,
    enabled: id !== null,
  })

const STANDING = {
  queryKey: keys.standing,
  queryFn: async () => (await get<{ standing: StandingResponse }>("standing")).standing,
}

/** How ARMS stands here: rehearsal, clock, outbox. */
export const useStanding = () => useQuery({ ...FRESH, ...WATCHED, ...STANDING })

/** The merchant's time zone; it is asked for once and watched by nobody. */
export const useZone = (): string | undefined =>
  useQuery({ ...STANDING, staleTime: Infinity, select: ({ time_zone }) => time_zone }).data

/** How things stand at a glance. */
export const useOverview = () =>
  useQuery({
    ...FRESH,
    ...WATCHED,
    queryKey: keys.overview,
    queryFn: async () => (await get<{ overview: OverviewResponse }>("overview")).overview,
  })

/** One receivable with what was applied to it. */
export const useReceivable = (id: string) =>
  useQuery({
    ...FRESH,
    queryKey: keys.receivable(id),
    queryFn: async () => (await get<{ receivable: ReceivableDetailResponse }>(`receivables/${id}`)).receivable,
  })

/** Why and why not, for every task, about one receivable today. */
export const useExplanation = (receivableId: string) =>
  useQuery({
    ...FRESH,
    queryKey: keys.explanation(receivableId),
    queryFn: async () =>
      (await get<{ explanation: Explained }>("explain", { receivable_id: receivableId })).explanation,
  })

/** The account of a Medusa customer, or `null`. */
export const useAccountOf = (customerId: string) =>
  useQuery({
    ...FRESH,
    queryKey: keys.account(customerId),
    queryFn: async () => {
      const { accounts } = await get<{ accounts: { id: string }[] }>("accounts", { customer_id: customerId, limit: 1 })
      if (accounts.length === 0) return null
      return (await get<{ account: AccountResponse }>(`accounts/${accounts[0].id}`)).account
    },
  })

/** Runs a command; everything shown of ARMS is fetched anew. */
export const useCommand = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ name, input }: { name: string; input: Record<string, unknown> }) =>
      send<{ action_id: string }>(`commands/${name}`, input),
    // Not awaited: what is fetched anew may take the caller off the page before it hears of its success.
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.all }),
    // Changed by somebody else meanwhile: what is shown is fetched anew, so that the next try starts from it.
    onError: (error) => {
      if ((error as { status?: number }).status === 409) void client.invalidateQueries({ queryKey: keys.all })
    },
  })
}
