// core/text/vi/phone.toml, see texts.mjs. Names used by scripts are listed here so that the compiler knows them.
declare module "texts" {
  export const scan: string, scan_stop: string, scan_none: string, scan_denied: string;
  export const export_name: string, export_done: string, export_none: string;
  export const check_unreadable: string, check_newer: string, check_unknown_key: string, check_forged: string, check_genuine: string;
  export const check_withdrawn: string, check_revoked_key: string, check_replaced: string, check_list_as_of: string, check_no_list: string;
  export const check_name: string, check_what: string, check_place: string, check_issuer: string, check_day: string;
  export const check_provisional: string, check_synthetic: string, check_seal_only: string;
  export const teach_next: string, teach_back: string, teach_listen: string, teach_read: string, teach_done: string, teach_answered: string, teach_counted: string;
  export const teach_missing: string, teach_again: string, teach_disputed: string, teach_card: string, teach_none: string, teach_denied: string, teach_restored: string;
}
