import { playedFor, type RunCheck } from "./run-check.ts";

/** A request whose credentials are missing or malformed is refused with 400, 401 or 403. */
export const refusedCredentials: RunCheck = (run) =>
  playedFor(run, "credentials").flatMap(({ scenario, exchanges }) => {
    const [exchange] = exchanges;
    const { contract } = run;
    const schemes = Object.values(contract.securitySchemes);
    const places =
      schemes.length > 0 ? schemes.map(contract.pointerOf) : [contract.pointerOf(contract.operation)];
    const status = exchange?.response.status ?? 0;
    const verdict = { scenario, ...(exchange && { exchange }) };
    if ([400, 401, 403].includes(status)) return places.map((place) => ({ ...verdict, place }));
    return [
      {
        ...verdict,
        place: places[0] ?? "#",
        problem: {
          received: `${exchange ? status : "no answer"} for ${scenario.title}`,
          documented: "400, 401 or 403",
          mend: "have the target ask for a credential before it does anything.",
        },
      },
    ];
  });
