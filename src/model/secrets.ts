/** What makes a value a secret. The value itself is never kept: reports could not leak it even by mistake. */
export interface SecretMatch {
  /**
   * `token`: a format that only secrets have; `url-password`: a URL with `user:password@`; `named`: a literal under a
   * secret-like name; `placeholder`: a stand-in such as `changeme`, or a well-known development value, under such a name.
   */
  readonly kind: 'token' | 'url-password' | 'named' | 'placeholder';
  /** Who issues tokens of this format. */
  readonly provider: string | undefined;
}
