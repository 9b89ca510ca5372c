/** When a step of the controllers takes place. */
export type Moment = {
  /** For timestamps, ISO 8601 without fractions. */
  at: string;
  /** Cluster seconds since the cluster began; they may pass faster than real ones. */
  seconds: number;
};
