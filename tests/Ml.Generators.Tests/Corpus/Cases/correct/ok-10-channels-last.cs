// case: ok-10-channels-last
// note: turned into channels first before the first convolution
// expect: nothing

[Model]
[Input("batch", 32, 32, 3, Name = "image")]
[Transpose(0, 3, 1, 2)]
[Conv2D(16, kernel: 3, channels: 3), Relu]
[GlobalAveragePool2D, Dense(10)]
[CrossEntropy]
public partial class ChannelsLast;
