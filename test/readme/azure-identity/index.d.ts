import type { AccessToken, GetTokenOptions, TokenCredential } from "@azure/core-auth";

export declare enum AzureAuthorityHosts {
  AzureChina = "https://login.chinacloudapi.cn",
  AzureGovernment = "https://login.microsoftonline.us",
  AzurePublicCloud = "https://login.microsoftonline.com",
}

export declare class DefaultAzureCredential implements TokenCredential {
  constructor(options?: { authorityHost?: string });
  getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken>;
}
