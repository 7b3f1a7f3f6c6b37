import { defineLibrary } from '@seamlint/core';

export const dynamodb = defineLibrary({
  id: 'dynamodb',
  title: 'DynamoDB',
  category: 'store',
  packages: [{ name: '@aws-sdk/lib-dynamodb', version: '3.1162.0' }, { name: '@aws-sdk/client-dynamodb' }],
  stores: [
    {
      clients: ['^(?:DynamoDBDocumentClient\\.from|DynamoDBClient|DynamoDBDocument\\.from|DynamoDB)\\(\\)$'],
      types: ['DynamoDBClient', 'DynamoDBDocumentClient', 'DynamoDBDocument'],
      operations: {
        reads: [
          'GetCommand',
          'GetItemCommand',
          'QueryCommand',
          'ScanCommand',
          'BatchGetCommand',
          'BatchGetItemCommand',
          'TransactGetCommand',
          'TransactGetItemsCommand',
          'get',
          'query',
          'scan',
          'batchGet',
        ],
        inserts: [],
        upserts: ['PutCommand', 'PutItemCommand', 'BatchWriteCommand', 'BatchWriteItemCommand', 'put', 'batchWrite'],
        updates: ['UpdateCommand', 'UpdateItemCommand', 'update'],
        deletes: ['DeleteCommand', 'DeleteItemCommand', 'delete'],
        increments: [],
        raw: ['TransactWriteCommand', 'TransactWriteItemsCommand', 'ExecuteStatementCommand', 'transactWrite'],
      },
      idempotentInserts: [
        { by: 'option', names: ['ConditionExpression', 'ClientRequestToken'] },
        { by: 'word', names: ['attribute_not_exists'] },
      ],
      duplicateCodes: ['ConditionalCheckFailedException', 'TransactionCanceledException'],
      transactions: ['TransactWriteCommand', 'TransactWriteItemsCommand'],
    },
  ],
  notes: [
    'A batch answers what it did not do in `UnprocessedItems`. `ADD` and `SET a = a + :n` in an UpdateExpression add.',
  ],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@aws-sdk/lib-dynamodb@3.1162.0:package.json',
    },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html',
    },
  ],
});
