export const AzureAuthorityHosts = {
  AzureChina: "https://login.chinacloudapi.cn",
  AzureGovernment: "https://login.microsoftonline.us",
  AzurePublicCloud: "https://login.microsoftonline.com",
};

export class DefaultAzureCredential {
  async getToken() {
    return { token: "a-token-of-the-examples", expiresOnTimestamp: Date.now() + 3_600_000 };
  }
}
