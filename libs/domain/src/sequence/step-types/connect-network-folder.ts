import { defineStepType } from '../step-type.js';

/** Connect To Network Folder (domain.md 2.1 to 2.3). */
export const connectNetworkFolder = defineStepType({
  type: 'SMS_TaskSequence_ConnectNetworkFolderAction',
  label: 'Connect To Network Folder',
  secrets: [
    { property: 'Password', variable: 'SMSConnectNetworkFolderPassword', account: 'SMSConnectNetworkFolderAccount' },
  ],
});
