import { useQuery } from "@tanstack/react-query"
import { sdk } from "./client"

const AWHILE = 5 * 60_000

/** Payment providers of the shop, as choices. */
export const usePaymentProviders = () =>
  useQuery({
    queryKey: ["arms", "payment-providers"],
    queryFn: async () => {
      const { payment_providers } = await sdk.admin.payment.listPaymentProviders({ limit: 100 })
      return payment_providers.map(({ id }) => ({ value: id, label: id.replace(/^pp_/, "") }))
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
