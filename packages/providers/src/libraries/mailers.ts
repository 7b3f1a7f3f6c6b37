import { defineLibrary } from '@seamlint/core';

export const mailers = defineLibrary({
  id: 'mailers',
  title: 'Senders of mail and push messages',
  category: 'platform',
  packages: [
    { name: 'nodemailer', version: '10.6.0' },
    { name: '@nestjs-modules/mailer', version: '2.3.7' },
    { name: 'web-push', version: '3.6.7' },
    { name: 'expo-server-sdk', version: '7.2.0' },
    { name: '@emailjs/nodejs' },
    { name: 'emailjs' },
  ],
  sends: [
    {
      packages: ['nodemailer'],
      path: 'createTransport\\(\\)\\.sendMail$|^(?:Transporter|Mail)\\(\\)\\.sendMail$',
      types: ['Transporter', 'Mail'],
      what: 'a mail',
    },
    {
      packages: ['@nestjs-modules/mailer'],
      path: '^MailerService\\(\\)\\.sendMail$',
      types: ['MailerService'],
      what: 'a mail',
    },
    { packages: ['web-push'], path: '^sendNotification$', types: [], what: 'a push message' },
    {
      packages: ['expo-server-sdk'],
      path: '^Expo\\(\\)\\.sendPushNotificationsAsync$',
      types: ['Expo'],
      what: 'a push message',
    },
    { packages: ['@emailjs/nodejs'], path: '^send(?:Form)?$', types: [], what: 'a mail' },
    {
      packages: ['emailjs'],
      path: '^SMTPClient\\(\\)\\.send(?:Async)?$',
      types: ['SMTPClient'],
      what: 'a mail',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'documented', source: 'their package.json at the registry' },
    {
      section: 'sends',
      fields: ['*'],
      confidence: 'documented',
      source:
        'https://nodemailer.com/usage, https://nest-modules.github.io/mailer, https://github.com/web-push-libs/web-push, https://github.com/expo/expo-server-sdk-node',
    },
  ],
});
