import type { Analysis } from "./analysis.ts";

type Floor = { minimum: number; what: string; pattern: RegExp };

/**
 * What an issue's text alone demands, whatever a model thinks of it (design: domain, "IssueAgent").
 * English and Japanese; each pattern is a list of words, linear in the text.
 */
const FLOORS: readonly Floor[] = [
  {
    minimum: 5,
    what: "security or authentication",
    pattern:
      /\b(?:authenticat\w*|authoriz\w*|authoris\w*|oauth2?|openid|jwt|sso|saml|passwords?|passkeys?|encrypt\w*|decrypt\w*|cryptograph\w*|csrf|xss|injection|vulnerabilit\w*|cve-\d+-\d+|access control|permission checks?|session tokens?|private keys?|rbac)\b|認証|認可|暗号|脆弱性|パスワード|権限管理/iu,
  },
  {
    minimum: 5,
    what: "a migration",
    pattern:
      /\b(?:(?:database|db|schema|data) migrations?|migrations?\/|migrate (?:the )?(?:database|db|schema|data|users?|tables?)|alter table|drop (?:table|column)|backfill\w*)|マイグレーション|データ移行|スキーマ変更/iu,
  },
  {
    minimum: 6,
    what: "a breaking change",
    pattern:
      /\b(?:breaking (?:api )?changes?|backwards?[- ]incompatible|incompatible (?:api|change)\w*|remove (?:the )?(?:deprecated |public )?(?:api|endpoints?)|major version bump)\b|破壊的変更|後方互換/iu,
  },
  {
    minimum: 5,
    what: "deployment manifests",
    pattern:
      /\b(?:kubernetes|k8s|helm charts?|dockerfile|docker-compose|terraform|deployment (?:manifests?|ya?ml)|ingress|kustomiz\w*)\b|\.github\/workflows|デプロイ設定/iu,
  },
];

export type Complexity = { complexity: number; reasons: string[] };

/** The least complexity that the text allows, with what demands it; 0 where nothing does. */
export function complexityFloor(text: string): Complexity {
  const hit = FLOORS.filter(({ pattern }) => pattern.test(text));
  return {
    complexity: Math.max(0, ...hit.map(({ minimum }) => minimum)),
    reasons: hit.map(({ minimum, what }) => `The text speaks of ${what}: at least ${minimum}.`),
  };
}

/** The model's judgement, bounded from below by the text. */
export function boundedComplexity(
  model: Pick<Analysis, "complexity" | "reasons">,
  text: string,
): Complexity {
  const floor = complexityFloor(text);
  return {
    complexity: Math.max(model.complexity, floor.complexity),
    reasons: [...model.reasons, ...floor.reasons],
  };
}
