// What a page and the service worker say to each other.

// The page has loaded. `look` are the frame's cookies, `keep` the packs this page wants on the device.
export interface Hello {
  readonly kind: "hello";
  readonly signedIn: boolean;
  readonly fromPhone: boolean; // this page was made by the phone itself
  readonly look: Readonly<Record<string, string>>;
  readonly keep: readonly string[];
}
export interface Send { readonly kind: "send" } // try to send now
export interface Export { readonly kind: "export" } // answered on the port with an OutboxFile
export type ToWorker = Hello | Send | Export;

// W5: the three plain states.
export interface Status {
  readonly kind: "status";
  readonly waiting: number;
  readonly sending: boolean;
  readonly sentAt: number | null; // ms, of the last exchange that emptied the outbox
}

// "Xuất sổ": everything that waits, to be carried by hand to /quan-tri/so-tay-tep.
export interface OutboxFile {
  readonly format: "hvs-so-cho";
  readonly version: 1;
  readonly device: string;
  readonly entries: readonly { readonly account: string; readonly epoch: number; readonly seq: number; readonly bytes: string }[];
}
