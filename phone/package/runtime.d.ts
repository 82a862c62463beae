// What of scorm-again is used here. Its modules export the classes by name; its own declarations say otherwise.
interface Service {
  updateSettings(settings: object): void;
  processHttpRequest(url: string, params: unknown, immediate: boolean): { result: string; errorCode: number };
}
interface Runtime {
  renderCommitCMI(terminate: boolean, totalTime: boolean): unknown;
  loadFromFlattenedJSON(values: Record<string, string>, element: string): void;
}
declare module "scorm-again-12" {
  export const Scorm12API: new (settings: object, service: Service) => Runtime;
}
declare module "scorm-again-2004" {
  export const Scorm2004API: new (settings: object, service: Service) => Runtime;
}
