/** Why each failure of the retry table is tried again or not, by its words there. */
export const retryReasons: Readonly<Record<string, string>> = {
  "408": "The service gave up waiting, perhaps after it acted.",
  "429": "Throttled. Requests answered so have been seen to take effect.",
  "501, 505": "The answer will not change.",
  "other 5xx": "The service, or a gateway in front of it, is in trouble for a while.",
  "2xx other than 202":
    "Something else answered, such as a login page; what became of the request is not known.",
  "600 and above": "Whoever answered does not speak HTTP; what became of the request is not known.",
  "any other status": "The request was refused, and would be again. Redirects are never followed.",
  "connection lost": "The request may have arrived; only the answer is missing.",
  "attempt timeout": "The request may have arrived; the answer took too long.",
  "connection refused": "Nothing was sent.",
  "DNS failure": "Nothing was sent.",
  "TLS failure": "The host is not trusted; nothing was sent.",
  "redirect that fetch followed or hid": "A stranger may have answered.",
  "fetch that gives no Response": "The given fetch is wrong, and would be again.",
};
