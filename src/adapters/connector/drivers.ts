import type { DataSourceOptions } from "typeorm"

/** What the address of a ledger says. */
interface Address {
  readonly host: string
  readonly port: number | undefined
  readonly username: string
  readonly password: string
  readonly database: string
  /** Encrypted, with a certificate that is looked at or not. */
  readonly ssl: "no" | "yes" | "unverified"
}

/** A database server is given up after these milliseconds. */
const CONNECT_MS = 10_000
const QUERY_MS = 50_000

const tls = ({ ssl }: Address) => (ssl === "no" ? {} : { ssl: { rejectUnauthorized: ssl === "yes" } })

const basic = ({ host, port, username, password, database }: Address) => ({ host, port, username, password, database })

/** Values as the server writes them: no rounding of amounts, no zones added to dates. */
const asWritten = { getTypeParser: () => (value: string) => value }

const mysql = (type: "mysql" | "mariadb", address: Address): DataSourceOptions => ({
  type,
  ...basic(address),
  ...tls(address),
  dateStrings: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  connectTimeout: CONNECT_MS,
  poolSize: 1,
})

const postgres = (address: Address): DataSourceOptions => ({
  type: "postgres",
  ...basic(address),
  ...tls(address),
  connectTimeoutMS: CONNECT_MS,
  poolSize: 1,
  applicationName: "arms",
  extra: { types: asWritten, query_timeout: QUERY_MS, statement_timeout: QUERY_MS, keepAlive: true },
})

const mssql = (address: Address): DataSourceOptions => ({
  type: "mssql",
  ...basic(address),
  connectionTimeout: CONNECT_MS,
  requestTimeout: QUERY_MS,
  options: {
    encrypt: address.ssl !== "no",
    trustServerCertificate: address.ssl === "unverified",
    readOnlyIntent: true,
  },
  pool: { max: 1, min: 0 },
})

const oracle = ({ host, port, username, password, database }: Address): DataSourceOptions => ({
  type: "oracle",
  username,
  password,
  connectString: `${host}:${port ?? 1521}/${database}`,
  poolSize: 1,
})

const sap = (address: Address): DataSourceOptions => ({
  type: "sap",
  ...basic(address),
  encrypt: address.ssl !== "no",
  sslValidateCertificate: address.ssl === "yes",
  poolSize: 1,
})

const DRIVERS: Record<string, (address: Address) => DataSourceOptions> = {
  postgres,
  postgresql: postgres,
  mysql: (address) => mysql("mysql", address),
  mariadb: (address) => mysql("mariadb", address),
  mssql,
  sqlserver: mssql,
  oracle,
  sap,
}

/** First words of an address that are known. */
export const KNOWN_DRIVERS = Object.keys(DRIVERS)

const sslOf = (value: string | null): Address["ssl"] =>
  value === "true" || value === "require" ? "yes" : value === "unverified" ? "unverified" : "no"

/** Options for the database at an address such as `postgres://reader:secret@erp.example:5432/ledger?ssl=true`. */
export function optionsOf(url: URL): DataSourceOptions {
  const driver = DRIVERS[url.protocol.replace(/:$/, "")]
  return driver({
    host: url.hostname,
    port: url.port === "" ? undefined : Number(url.port),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: sslOf(url.searchParams.get("ssl")),
  })
}

/** Statements that make the transaction about to be used one that only reads, where the server knows such. */
export const READ_ONLY: Record<string, string> = {
  postgres: "set transaction read only",
  oracle: "set transaction read only",
  sap: "set transaction read only",
}
