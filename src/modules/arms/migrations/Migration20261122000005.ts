import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COMMON = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Credit limits, exchange rates, and credit that is reserved while an order is being made. */
export class Migration20261122000005 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "arms_credit_limit" ("id" text not null, "scope" text check ("scope" in ('account', 'group')) not null, "scope_id" text not null, "kind" text check ("kind" in ('base', 'temporary')) not null, "mode" text check ("mode" in ('none', 'zero', 'amount')) not null, "amount" numeric(28,4) not null, "currency" text not null, "from_date" date not null, "until" date null, "review_on" date null, "state" text check ("state" in ('proposed', 'approved', 'rejected', 'ended')) not null default 'proposed', "proposed_by" text not null, "decided_by" text null, "reason" text not null, "version" integer not null default 1, ${COMMON}, constraint "arms_credit_limit_pkey" primary key ("id"), constraint "arms_credit_limit_amount" check (("mode" = 'amount') = ("amount" > 0)));`
    )
    this.addSql(
      `create index if not exists "IDX_arms_credit_limit_scope_scope_id" on "arms_credit_limit" ("scope", "scope_id");`
    )
    this.addSql(
      `create index if not exists "arms_credit_limit_in_force" on "arms_credit_limit" ("scope_id") where "state" = 'approved' and deleted_at is null;`
    )
    this.addSql(
      `create table if not exists "arms_rate" ("id" text not null, "from_currency" text not null, "to_currency" text not null, "on_date" date not null, "rate" numeric(30,12) not null check ("rate" > 0), ${COMMON}, constraint "arms_rate_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_rate_from_currency_to_currency_on_date_unique" on "arms_rate" ("from_currency", "to_currency", "on_date") where deleted_at is null;`
    )
    this.addSql(
      `create table if not exists "arms_reservation" ("id" text not null, "account_id" text not null, "currency" text not null, "amount" numeric(28,4) not null check ("amount" > 0), "state" text check ("state" in ('reserved', 'confirmed', 'released', 'expired')) not null default 'reserved', "order_id" text null, "reserved_at" timestamptz not null default clock_timestamp(), ${COMMON}, constraint "arms_reservation_pkey" primary key ("id"));`
    )
    this.addSql(`create index if not exists "IDX_arms_reservation_account_id" on "arms_reservation" ("account_id");`)
    this.addSql(
      `create index if not exists "arms_reservation_standing" on "arms_reservation" ("account_id") where "state" = 'reserved';`
    )
  }

  override async down(): Promise<void> {
    for (const table of ["credit_limit", "rate", "reservation"])
      this.addSql(`drop table if exists "arms_${table}" cascade;`)
  }
}
