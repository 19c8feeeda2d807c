/** As much of npm `ari-client` as the observer uses; the package ships no types. */
declare module 'ari-client' {
  export interface Channel {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly caller: { readonly number: string };
  }
  export interface Bridge {
    readonly id: string;
    readonly bridge_type: string;
    readonly channels: readonly string[];
  }
  export interface Client {
    readonly channels: { list(): Promise<Channel[]> };
    readonly bridges: { list(): Promise<Bridge[]> };
    readonly endpoints: { list(): Promise<{ readonly resource: string; readonly state: string }[]> };
    readonly applications: {
      list(): Promise<{ readonly name: string }[]>;
      subscribe(options: { readonly applicationName: string; readonly eventSource: string }): Promise<unknown>;
    };
    start(app: string): Promise<void>;
    stop(): void;
    on(event: string, listener: (event: { readonly type: string }) => void): void;
  }
  export function connect(url: string, user: string, password: string): Promise<Client>;
}
