// case: axis-13
// category: wrong axis number
// source: own variation
// there: gates cut off the time
// kind: error
// expect: line 14 span "h[.., ..64]" id ML2013 contains "20","192" fix "axis 2"

[Model]
public partial class M35 {
 [Dense(192)] private partial Tensor Qkv(Tensor x);
 [Dense(64)] private partial Tensor Out(Tensor x);
 Tensor Forward([Shape("batch", 20, 64)] Tensor x) {
  Tensor h = Qkv(x);
  Tensor q = Transpose(Reshape(h[.., ..64], -1, 20, 4, 16), 0, 2, 1, 3);
  Tensor k = Transpose(Reshape(h[.., 64..128], -1, 20, 4, 16), 0, 2, 3, 1);
  Tensor v = Transpose(Reshape(h[.., 128..], -1, 20, 4, 16), 0, 2, 1, 3);
  return Out(Reshape(MatMul(Softmax(MatMul(q, k) / 4f), v), -1, 20, 64));
 }
}
