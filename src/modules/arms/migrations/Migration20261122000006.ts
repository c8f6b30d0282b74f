import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Ledgers elsewhere: connectors, refused rows, what has vanished, money told of twice. */
export class Migration20261122000006 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table "arms_source" add column if not exists "connector" jsonb null, add column if not exists "read_all_at" timestamptz null, add column if not exists "version" integer not null default 1;`
    )
    this.addSql(`alter table "arms_receivable" add column if not exists "vanished_on" date null;`)
    this.addSql(
      `create index if not exists "arms_receivable_vanished" on "arms_receivable" ("source", "id") where "vanished_on" is not null;`
    )
    this.addSql(
      `alter table "arms_payment" add column if not exists "ledger_source" text null, add column if not exists "ledger_external_id" text null;`
    )
    this.addSql(
      `create unique index if not exists "arms_payment_ledger" on "arms_payment" ("ledger_source", "ledger_external_id") where "ledger_source" is not null and deleted_at is null;`
    )
    this.addSql(
      `create index if not exists "arms_account_vat_id" on "arms_account" (upper(regexp_replace("vat_id", '[^A-Za-z0-9]', '', 'g'))) where "vat_id" is not null;`
    )
    this.addSql(
      `create table if not exists "arms_refused_row" ("id" text not null, "source" text not null, "kind" text check ("kind" in ('receivables', 'payments')) not null, "external_id" text not null, "sentence" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_refused_row_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_refused_row_source_kind_external_id_unique" on "arms_refused_row" ("source", "kind", "external_id") where deleted_at is null;`
    )
    // What the overview counts: few rows of a register that only grows.
    this.addSql(
      `create index if not exists "arms_action_exception" on "arms_action" ("state", "id") where "state" in ('failed', 'uncertain', 'proposed');`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "arms_action_exception";`)
    this.addSql(`drop table if exists "arms_refused_row" cascade;`)
    this.addSql(`drop index if exists "arms_account_vat_id";`)
    this.addSql(
      `alter table "arms_payment" drop column if exists "ledger_source", drop column if exists "ledger_external_id";`
    )
    this.addSql(`alter table "arms_receivable" drop column if exists "vanished_on";`)
    this.addSql(
      `alter table "arms_source" drop column if exists "connector", drop column if exists "read_all_at", drop column if exists "version";`
    )
  }
}
