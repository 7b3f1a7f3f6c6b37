// Web API methods of @slack/web-api@8.2.0 by their last name. Each is a POST: what it does is in its name.

/** `send` is that of an incoming webhook. */
// prettier-ignore
export const writes = [
  'send', 'filesUploadV2', '*.acceptSharedInvite', '*.add', '*.addAlias', '*.addAssignments', '*.addChannels',
  '*.addGroup', '*.addTeams', '*.appendStream', '*.approve', '*.approveSharedInvite', '*.archive', '*.assign',
  '*.assignEntities', '*.bulkArchive', '*.bulkDelete', '*.bulkMove', '*.cancel', '*.clearResolution',
  '*.clearSettings', '*.close', '*.complete', '*.completeError', '*.completeSuccess', '*.completeUploadExternal',
  '*.convertToPrivate', '*.convertToPublic', '*.create', '*.declineSharedInvite', '*.delete', '*.deleteMultiple',
  '*.deletePhoto', '*.deleteScheduledMessage', '*.deny', '*.disable', '*.disconnect', '*.disconnectShared', '*.edit',
  '*.enable', '*.end', '*.endDnd', '*.endSnooze', '*.filesUploadV2', '*.invalidate', '*.invite', '*.inviteShared',
  '*.join', '*.kick', '*.leave', '*.mark', '*.meMessage', '*.open', '*.postEphemeral', '*.postMessage',
  '*.presentDetails', '*.publish', '*.push', '*.remove', '*.removeAssignments', '*.removeChannels',
  '*.removeCustomRetention', '*.removeEntities', '*.removeGroup', '*.removeView', '*.rename', '*.reset',
  '*.resetBulk', '*.restrict', '*.revoke', '*.revokePublicURL', '*.rotate', '*.scheduleMessage', '*.set',
  '*.setAdmin', '*.setCanvasContent', '*.setCommands', '*.setConversationPrefs', '*.setCustomRetention',
  '*.setDefaultChannels', '*.setDescription', '*.setDiscoverability', '*.setExpiration', '*.setIcon', '*.setName',
  '*.setOwner', '*.setPhoto', '*.setPresence', '*.setProperties', '*.setPurpose', '*.setRegular', '*.setSettings',
  '*.setSnooze', '*.setStatus', '*.setSuggestedPrompts', '*.setTeams', '*.setTitle', '*.setTopic', '*.setView',
  '*.share', '*.sharedPublicURL', '*.start', '*.startStream', '*.stopStream', '*.unarchive', '*.unfurl',
  '*.uninstall', '*.unpublish', '*.update', '*.uploadV2',
] as const;

/** Also those that trade tokens or open a socket. Where another method of that last name writes, the whole path. */
// prettier-ignore
export const reads = [
  'paginate', '*.paginate', 'apps.connections.open', '*.apps.connections.open', '*.access', '*.accessLogs', '*.all',
  '*.billableInfo', '*.connect', '*.conversations', '*.exchange', '*.export', '*.files', '*.get', '*.getCanvas',
  '*.getConversationPrefs', '*.getCustomRetention', '*.getEntities', '*.getExpiration', '*.getFile', '*.getPermalink',
  '*.getPresence', '*.getSettings', '*.getTeams', '*.getUploadURLExternal', '*.history', '*.identity', '*.info',
  '*.integrationLogs', '*.list', '*.listAssignments', '*.listChannels', '*.listConnectInvites', '*.listGroups',
  '*.listOriginalConnectedChannelInfo', '*.listViews', '*.lookup', '*.lookupByEmail', '*.members', '*.messages',
  '*.replies', '*.search', '*.teamInfo', '*.test', '*.token', '*.userInfo', '*.validate',
] as const;
