import type { CommandName } from "../../src/contract/commands"
import { permissionOf, type ArmsPermission } from "../../src/contract/permissions"
import { useStanding } from "../api/client"

/** What the signed-in user may do; nothing until it is known. The API enforces it, this only hides buttons. */
export const useMay = () => {
  const { data } = useStanding()
  const may = (permission: ArmsPermission) => data?.may.includes(permission) ?? false
  return { may, mayRun: (name: CommandName) => may(permissionOf(name)) }
}
