import { useQuery } from "@tanstack/react-query"
import { sdk } from "./client"

const nameOf = (user: { first_name?: string | null; last_name?: string | null; email: string }) =>
  [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email

/** The admin's users by id, and who asks. */
export const useUsers = () => {
  const { data: users } = useQuery({
    queryKey: ["arms", "users"],
    queryFn: async () => (await sdk.admin.user.list({ limit: 200, fields: "id,email,first_name,last_name" })).users,
    staleTime: 5 * 60_000,
  })
  const { data: me } = useQuery({
    queryKey: ["arms", "me"],
    queryFn: async () => (await sdk.admin.user.me()).user.id,
    staleTime: Infinity,
  })
  const names = new Map((users ?? []).map((user) => [user.id, nameOf(user)]))
  return {
    me,
    choices: [...names].map(([value, label]) => ({ value, label })),
    /** Name of a user, or the id itself. */
    nameOf: (id: string) => names.get(id) ?? id,
    /** Name of who did something, e.g. `user:user_01…`. */
    actorOf: (actor: string) => (actor === "system" ? "ARMS" : (names.get(actor.replace(/^user:/, "")) ?? actor)),
  }
}
