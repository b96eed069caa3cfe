using Ml.Numerics;
using Ml.Random;

namespace Ml.Runtime.Tests.Random;

public sealed unsafe class PhiloxTests
{
    static float[] Uniforms<V>(int count, ulong seed = 1, ulong step = 0, uint stream = 0, long first = 0)
        where V : unmanaged, IVector<V> => Filled<V, Uniform>(count, seed, step, stream, first);

    static float[] Normals<V>(int count, ulong seed = 1, ulong step = 0, uint stream = 0, long first = 0)
        where V : unmanaged, IVector<V> => Filled<V, Normal>(count, seed, step, stream, first);

    static float[] Filled<V, T>(int count, ulong seed, ulong step, uint stream, long first)
        where V : unmanaged, IVector<V>
        where T : IPhiloxOutput
    {
        float[] values = new float[count + 1];
        values[count] = -7;
        fixed (float* p = values)
            Philox.Fill<V, T>(p, count, seed, step, stream, first);
        values[count].ShouldBe(-7);
        return values[..count];
    }

    /// <summary>The vectors that come with the authors' library Random123 (file kat_vectors).</summary>
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void Known_answers(uint[] counter, uint[] key, uint[] words)
    {
        Known<Scalar>(counter, key, words);
        Known<Simd128>(counter, key, words);
        Known<Simd256>(counter, key, words);
        Known<Simd512>(counter, key, words);
    }

    static void Known<V>(uint[] counter, uint[] key, uint[] words) where V : unmanaged, IVector<V>
    {
        V a = V.CreateInt32((int)counter[0]), b = V.CreateInt32((int)counter[1]);
        V c = V.CreateInt32((int)counter[2]), d = V.CreateInt32((int)counter[3]);
        Philox.Rounds(ref a, ref b, ref c, ref d, key[0], key[1]);
        V[] results = [a, b, c, d];
        uint* lanes = stackalloc uint[16];
        for (int w = 0; w < 4; w++)
        {
            V.Store(results[w], (float*)lanes);
            for (int i = 0; i < V.Count; i++)
                lanes[i].ShouldBe(words[w]);
        }
    }

    [Fact]
    public void Elements_follow_the_documented_layout()
    {
        float[] values = Uniforms<Simd512>(200, seed: 0x1234_5678_9ABC_DEF0, step: 0x1_0000_0002, stream: 9);
        foreach (int e in (int[])[0, 15, 16, 63, 64, 100, 199])
        {
            Scalar a = Scalar.CreateInt32((16 * (e / 64)) + (e % 16)), b = Scalar.CreateInt32(9);
            Scalar c = Scalar.CreateInt32(2), d = Scalar.CreateInt32(1);
            Philox.Rounds(ref a, ref b, ref c, ref d, 0x9ABC_DEF0, 0x1234_5678);
            float word = new[] { a, b, c, d }[e / 16 % 4].Value;
            values[e].ShouldBe((BitConverter.SingleToUInt32Bits(word) >> 8) / 16777216f);
        }
    }

    [Fact]
    public void All_widths_give_the_same_bits()
    {
        float[] uniform = Uniforms<Simd512>(5000), normal = Normals<Simd512>(5000);
        Uniforms<Simd256>(5000).ShouldBe(uniform);
        Uniforms<Simd128>(5000).ShouldBe(uniform);
        Uniforms<Scalar>(5000).ShouldBe(uniform);
        Normals<Simd256>(5000).ShouldBe(normal);
        Normals<Simd128>(5000).ShouldBe(normal);
        Normals<Scalar>(5000).ShouldBe(normal);
    }

    [Fact]
    public void Fills_may_be_cut_anywhere()
    {
        float[] whole = Normals<Simd256>(500);
        for (int cut = 0; cut <= 257; cut++)
        {
            Normals<Simd256>(cut).ShouldBe(whole[..cut]);
            Normals<Simd512>(500 - cut, first: cut).ShouldBe(whole[cut..]);
        }
    }

    [Fact]
    public void Seed_step_and_stream_all_matter()
    {
        float[] values = Uniforms<Simd256>(64, seed: 3, step: 5, stream: 7);
        Uniforms<Simd256>(64, seed: 4, step: 5, stream: 7).ShouldNotBe(values);
        Uniforms<Simd256>(64, seed: 3 + (1UL << 32), step: 5, stream: 7).ShouldNotBe(values);
        Uniforms<Simd256>(64, seed: 3, step: 6, stream: 7).ShouldNotBe(values);
        Uniforms<Simd256>(64, seed: 3, step: 5 + (1UL << 32), stream: 7).ShouldNotBe(values);
        Uniforms<Simd256>(64, seed: 3, step: 5, stream: 8).ShouldNotBe(values);
    }

    [Fact]
    public void Impossible_ranges_are_refused()
    {
        float x = 0;
        float* p = &x;
        Should.Throw<ArgumentOutOfRangeException>(() => Philox.FillUniform(p, -1, 0, 0, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Philox.FillUniform(p, 1, 0, 0, 0, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => Philox.FillUniform(p, 1, 0, 0, 0, Philox.MaxElements));
        Philox.FillUniform(p, 1, 0, 0, 0, Philox.MaxElements - 1);
        Philox.FillUniform(p, 0, 0, 0, 0);
    }
}
