/**
 * A WeChat Official Account server: tokens, template messages, and the error codes that WeChat answers with.
 *
 * <p>Source: developers.weixin.qq.com, 公众号 接口文档 (获取 Access token, 获取稳定版接口调用凭据, 模板消息, 全局返回码).
 */
package org.dudaohub.simulators.wechat;
