import { makeShared } from "../lib/admin-shop"

/** What all suites look at is made once, before any of them starts. */
export default makeShared
