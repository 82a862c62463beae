// IndexedDB, thin. One database; its version is the schema of the outbox: upgrade steps only ever add.

export const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("hocvuso", 1);
    request.onupgradeneeded = (event) => {
      const db = request.result;
      if (event.oldVersion < 1) {
        db.createObjectStore("meta"); // name → value
        db.createObjectStore("packs"); // address → Pack
        db.createObjectStore("outbox"); // [epoch, seq] → Entry
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // never stand in the way of a newer worker
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });

export const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = tx.onerror = () => reject(tx.error);
  });

export const read = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
