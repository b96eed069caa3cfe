/// <summary>How a user would rate a film: factors and biases.</summary>
[Model]
public partial class Ratings
{
    const int Users = 1000, Films = 1700, Factors = 32;

    [Embedding(Users, Factors)] private partial Tensor User(Tensor<int> ids);
    [Embedding(Films, Factors)] private partial Tensor Film(Tensor<int> ids);
    [Embedding(Users, 1)]       private partial Tensor UserBias(Tensor<int> ids);
    [Embedding(Films, 1)]       private partial Tensor FilmBias(Tensor<int> ids);

    Tensor Forward([Shape("batch")] Tensor<int> user, [Shape("batch")] Tensor<int> film)
        => Sum(User(user) * Film(film), axis: 1) + UserBias(user)[.., 0] + FilmBias(film)[.., 0];

    Tensor Loss(Tensor rating, [Shape("batch")] Tensor wanted) => MeanSquaredError(rating, wanted);
}
