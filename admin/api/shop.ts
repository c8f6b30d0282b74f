import { useQuery } from "@tanstack/react-query"
import { sdk } from "./client"

const AWHILE = 5 * 60_000

/** `pp_system_default` → "System (default)". */
function providerName(id: string): string {
  const words = id.replace(/^pp_/, "").split("_")
  const last = words.length > 1 ? ` (${words.pop()})` : ""
  const name = words.join(" ")
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${last}`
}

/** Payment providers of the shop, as choices. */
export const usePaymentProviders = () =>
  useQuery({
    queryKey: ["arms", "payment-providers"],
    queryFn: async () => {
      const { payment_providers } = await sdk.admin.payment.listPaymentProviders({ limit: 100 })
      return payment_providers.map(({ id }) => ({ value: id, label: providerName(id) }))
    },
    staleTime: AWHILE,
  })

/** Customer groups of the shop, as choices. */
export const useCustomerGroups = () =>
  useQuery({
    queryKey: ["arms", "customer-groups"],
    queryFn: async () => {
      const { customer_groups } = await sdk.admin.customerGroup.list({ limit: 200, fields: "id,name" })
      return customer_groups.map(({ id, name }) => ({ value: id, label: name ?? id }))
    },
    staleTime: AWHILE,
  })

const nameOf = ({ company_name, first_name, last_name, email }: Record<string, unknown>): string =>
  [company_name || [first_name, last_name].filter(Boolean).join(" "), email].filter(Boolean).join(" · ")

/** Customers of the shop whose name or address is like a word of a name; those like none of it are not offered. */
export const useCustomersLike = (name: string) =>
  useQuery({
    queryKey: ["arms", "customers-like", name],
    queryFn: async () => {
      const words = name.split(/\s+/).filter((word) => word.length > 2)
      const fields = "id,email,company_name,first_name,last_name"
      const found = await Promise.all(
        [name, ...words.slice(0, 3)].map(
          async (q) => (await sdk.admin.customer.list({ q, limit: 20, fields })).customers
        )
      )
      const all = new Map(found.flat().map((one) => [one.id, nameOf(one as never)]))
      return [...all].map(([value, label]) => ({ value, label }))
    },
    staleTime: AWHILE,
  })
