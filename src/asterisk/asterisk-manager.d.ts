/** The part of `asterisk-manager` that is used; the package brings no types. */
declare module 'asterisk-manager' {
  interface Manager {
    connect(port: number, host: string, callback: () => void): void;
    login(callback: (error?: unknown) => void): void;
    action(action: Record<string, string>, callback: (error: unknown, answer: unknown) => void): string;
    disconnect(): void;
    on(name: string, listener: (value: unknown) => void): void;
    removeAllListeners(name: string): void;
  }
  /** Without a port it does not connect by itself. */
  export default function createManager(
    port: number | null,
    host: string,
    username: string,
    password: string,
    events: boolean,
  ): Manager;
}
