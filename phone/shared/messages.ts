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

// Somebody else's work on a shared phone: it is sent when they sign in.
export interface Others {
  readonly name: string;
  readonly waiting: number;
}

// W5: the three plain states.
export interface Status {
  readonly kind: "status";
  readonly waiting: number; // of whoever is signed in
  readonly others: readonly Others[];
  readonly sending: boolean;
  readonly sentAt: number | null; // ms, of the last exchange that emptied the outbox
}

// "Xuất sổ": everything that waits, to be carried by hand to /quan-tri/so-tay-tep. One section an account and device.
export interface OutboxSection {
  readonly device: string;
  readonly account: string;
  readonly nonce: string;
  readonly sealed: string;
}
export interface OutboxFile {
  readonly format: "hvs-so-cho";
  readonly version: 2;
  readonly commune: string;
  readonly sections: readonly OutboxSection[];
  readonly left: number; // operations that could not be sealed
}
