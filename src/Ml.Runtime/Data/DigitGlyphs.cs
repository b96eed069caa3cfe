namespace Ml.Data;

/// <summary>
/// How people write the ten digits: a few variants each, as pen strokes through points in percent of a box (x to the
/// right, y down). A stroke that starts with '~' bends smoothly through its points, one with '/' is straight between
/// them.
/// </summary>
static class DigitGlyphs
{
    static readonly string[][] Text =
    [
        [ // 0: closed ovals, round and narrow, with the pen starting at the top or overshooting
            "~ 52,8 34,16 24,40 26,66 38,88 54,92 70,82 78,56 74,28 62,11 52,8",
            "~ 58,10 40,12 30,36 30,64 40,90 54,91 68,70 70,40 62,16 50,8",
            "~ 44,10 24,30 20,60 34,86 58,90 78,70 80,40 66,14 44,10 38,14",
        ],
        [ // 1: a bar; a bar with a flag; a flag and a foot
            "/ 50,8 50,92",
            "~ 36,26 46,18 53,8 ; / 53,8 52,92",
            "/ 34,24 52,8 52,90 ; / 34,91 70,91",
            "/ 56,8 46,92",
        ],
        [ // 2: a swan with a flat base; with a loop in the corner; with a wave as base
            "~ 26,28 34,13 52,8 70,18 71,36 56,58 38,76 25,90 ; / 25,90 78,89",
            "~ 26,26 40,10 60,10 70,26 62,48 44,70 30,86 24,82 34,74 50,84 66,90 78,84",
            "~ 24,22 44,9 64,14 70,32 58,54 40,74 26,90 ; ~ 26,90 44,86 60,91 78,88",
        ],
        [ // 3: two bows; flat top with an angle
            "~ 26,18 42,8 62,11 69,25 60,41 42,47 ; ~ 42,47 62,50 74,65 68,83 48,93 26,84",
            "~ 24,14 46,8 66,16 64,36 46,46 66,54 74,72 58,90 34,92 22,84",
            "/ 28,11 70,11 46,42 ; ~ 46,42 66,48 74,66 64,86 44,92 25,84",
        ],
        [ // 4: open; closed; curved arm
            "/ 34,10 25,56 76,56 ; / 64,28 60,92",
            "/ 62,8 22,62 80,62 ; / 62,8 62,92",
            "~ 30,12 26,36 30,54 48,56 68,48 ; ~ 70,10 69,50 64,92",
        ],
        [ // 5: neck and belly; cap drawn last
            "/ 72,10 36,10 32,44 ; ~ 32,44 52,38 70,50 73,70 60,88 40,92 24,83",
            "~ 38,12 34,30 32,45 54,42 70,56 68,78 50,92 26,86 ; ~ 38,12 56,13 74,9",
            "~ 70,9 50,11 36,14 32,40 48,42 68,52 72,72 58,90 34,92 22,84",
        ],
        [ // 6: long neck with a small bowl; round
            "~ 64,8 46,22 32,46 28,70 36,88 54,92 69,80 67,63 52,54 36,62 29,74",
            "~ 58,8 38,34 27,62 32,84 50,93 70,84 74,66 60,54 42,58 30,72",
            "~ 72,12 52,12 36,30 28,58 32,82 48,92 66,86 70,68 56,56 40,62 31,76",
        ],
        [ // 7: an angle; with a bar; with a serif and a bent leg
            "/ 24,13 76,12 44,92",
            "/ 24,14 75,12 46,92 ; / 36,52 70,50",
            "~ 22,24 24,12 ; / 24,12 76,14 ; ~ 76,14 62,36 50,62 44,92",
        ],
        [ // 8: one crossing line; two rings; narrow
            "~ 68,18 50,8 33,18 38,36 56,50 70,68 66,86 48,93 31,84 30,68 46,52 62,38 69,24 66,16",
            "~ 50,8 34,16 34,36 50,46 66,36 66,16 50,8 ; ~ 50,46 30,60 30,82 50,93 70,82 70,60 50,46",
            "~ 62,14 48,8 38,20 44,38 56,52 62,70 56,88 44,90 37,76 46,56 58,40 62,24 58,11",
        ],
        [ // 9: ring with a straight leg; with a curved leg
            "~ 69,24 54,9 36,14 29,32 38,48 56,48 68,34 70,20 ; / 70,18 64,92",
            "~ 68,26 54,9 34,16 29,34 42,50 60,44 68,28 ; ~ 69,20 70,48 64,74 50,92 30,88",
            "~ 66,18 48,8 31,20 32,40 48,50 64,40 68,22 67,50 60,76 54,93",
        ],
    ];

    /// <summary>Indexed by digit, variant, stroke.</summary>
    internal static readonly PenStroke[][][] Variants =
        [.. Text.Select(digit => (PenStroke[][])[.. digit.Select(Parse)])];

    static PenStroke[] Parse(string variant) => [.. variant.Split(" ; ").Select(stroke =>
    {
        var words = stroke.Split(' ');
        var points = words.Skip(1).Select(word => word.Split(',')).Select(xy =>
            (int.Parse(xy[0]) / 100f, int.Parse(xy[1]) / 100f));
        return new PenStroke(words[0] == "~", [.. points]);
    })];
}
