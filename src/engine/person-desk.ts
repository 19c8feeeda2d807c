/** What is held of one person, by number: told to whoever asks for her, or erased. */
export interface PersonTold {
  /** Every spelling looked for. */
  readonly numbers: readonly string[];
  readonly calls: readonly string[];
  /** Rows as they are, by table. */
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  /** Ids of recordings whose files there are. */
  readonly recordings: readonly string[];
}
export interface ErasureWish {
  readonly number: string;
  readonly reason: string;
  readonly by: string;
  /** Only tells what would go. */
  readonly isTrial: boolean;
}
export interface Erasure {
  /** Salted hash of the number. */
  readonly mark: string;
  readonly isTrial: boolean;
  readonly calls: number;
  readonly rows: number;
  readonly recordings: number;
  /** Files of the journal and others below the state folder. */
  readonly files: number;
  /** What the law wants kept until then: calls and callbacks. */
  readonly spared: readonly { readonly id: string; readonly until: string }[];
  /** Files that name the number and are not the hotline's to change: rules, kept versions of them. */
  readonly byHand: readonly string[];
}
export type PersonRefusal =
  /** No number, or none of a person. */
  | 'number-unreadable'
  /** She is on the line, or her agent is in wrap-up. */
  | 'person-on-call'
  /** Entries of the journal wait for Postgres. */
  | 'journal-behind';

/** Rejects while Postgres is away, or a file cannot be written; asked again it goes on where it broke off. */
export interface PersonDesk {
  tell(number: string): Promise<PersonTold | PersonRefusal>;
  erase(wish: ErasureWish): Promise<Erasure | PersonRefusal>;
}
